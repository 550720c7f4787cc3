import type { CloudEvent } from '../wire/flowEvent'

/** An event that waits, as it is stored; what this page alone knows of it is optional. Times are milliseconds of the wall clock. */
export interface Entry {
  v: 1
  stored: number
  /** Until then, only the page that wrote the lease sends the event. In memory: our own, or 0. */
  lease: number
  event: CloudEvent
  sending?: boolean
  /** It was seen in a store. */
  kept?: boolean
}

/** Milliseconds after which a request is given up. */
export const requestTime = 10_000

/** Longer than a request may take: while it runs, no other page sends the event. */
export const leaseTime = 15_000

/** UTF-8 bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
