import { stringify } from '../../base/stringify'
import { byteLength, type Entry } from './entry'

const maxBytes = 48 * 1024

/** The first entries in order of session and sequence, as many as one request may carry. */
export function nextBatch(entries: Entry[], maxEvents = 20): Entry[] {
  let bytes = 0
  return (
    entries
      // Not by localeCompare: the first collator of a page costs it 30 ms.
      .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
      .slice(0, maxEvents)
      .filter(({ event }, place) => {
        bytes += bytesOf(event) + 1
        return !place || bytes < maxBytes
      })
  )
}

const placeOf = ({ event }: Entry) => event.cfsession + event.sequence.padStart(9)

/** UTF-8 bytes of the JSON of a value. */
export function bytesOf(value: unknown): number {
  return byteLength(stringify(value))
}
