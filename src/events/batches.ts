import { byteLength, type Entry } from './entry'

const maxBytes = 48 * 1024

/** The entries in order of session and sequence, cut into what one request may carry. */
export function batches(entries: Entry[], maxEvents = 20): Entry[][] {
  const cut: Entry[][] = []
  let room = 0
  for (const entry of [...entries].sort(inOrder)) {
    const batch = cut.at(-1)
    const bytes = byteLength(entry.text) + 1
    room -= bytes
    if (batch && batch.length < maxEvents && room > 0) batch.push(entry)
    else {
      cut.push([entry])
      room = maxBytes - bytes - 1
    }
  }
  return cut
}

function inOrder({ event: one }: Entry, { event: other }: Entry): number {
  return one.cfsession.localeCompare(other.cfsession) || +one.sequence - +other.sequence
}
