import type { ForwardedEvent, Forwarder } from './forwarder'

/** The events in their order, in batches of as many as the forwarder takes in one request. */
export function batchesOf(
  events: readonly ForwardedEvent[],
  { maxEvents = 500, maxBytes = 500_000 }: Pick<Forwarder, 'maxEvents' | 'maxBytes'>,
): ForwardedEvent[][] {
  const batches: ForwardedEvent[][] = []
  let room = 0
  for (const event of events) {
    const bytes = new TextEncoder().encode(JSON.stringify(event)).length
    const last = batches.at(-1)
    if (last && last.length < maxEvents && bytes <= room) {
      last.push(event)
      room -= bytes
    } else {
      batches.push([event])
      room = maxBytes - bytes
    }
  }
  return batches
}
