import type { CloudEvent } from './flowEvent'
import { stringify } from './stringify'

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

/** The entry in a record; undefined when it is corrupt or of another version. */
export function decodeEntry(record: string): Entry | undefined {
  try {
    const entry = JSON.parse(record)
    if (entry.v === 1 && entry.event.sequence) return entry
  } catch {}
}

/** UTF-8 bytes of the JSON of a value. */
export function bytesOf(value: unknown): number {
  return byteLength(stringify(value))
}

/** UTF-8 bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
