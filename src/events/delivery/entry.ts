import type { CloudEvent } from '../wire/flowEvent'

/** An event that waits, as the stores hold it. `sending` and `kept` are for this page only. Times are milliseconds of the wall clock. */
export interface Entry {
  v: 1
  stored: number
  /** Until then only the page that wrote the lease sends the event. In memory it is this page's own lease, or 0. */
  lease: number
  event: CloudEvent
  /** What the customer wrote was taken out of the event. */
  plain?: true
  /** A request with the event is on its way. */
  sending?: boolean
  /** The event was seen in a store. */
  kept?: boolean
}

/** Milliseconds after which this page gives a request up. */
export const requestTime = 10_000

/** Milliseconds of a lease: longer than a request may take, so that no other page sends the event meanwhile. */
export const leaseTime = 15_000

/** The size of a text in bytes of UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
