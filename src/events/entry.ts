import type { CloudEvent } from './flowEvent'

/** An event that waits, and what this page knows about it. Times are milliseconds of the wall clock. */
export interface Entry {
  event: CloudEvent
  /** The event's JSON: the same wherever it goes. */
  text: string
  stored: number
  /** The lease that this page wrote; 0 for none. Until it ends, only this page sends the event. */
  lease: number
  sending: boolean
  /** It was in a store once. */
  kept: boolean
}

/** UTF-8 bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/** What is stored: version, times and the event's JSON. Records sort by the time they were stored. */
export function encodeEntry({ stored, text }: Entry, lease: number): string {
  return `1 ${stored} ${lease} ${text}`
}

/** The lease in a record, undefined when there is none. */
export function leaseIn(record: string): number | undefined {
  const lease = /^1 \d+ (\d+) /.exec(record)
  return lease ? Number(lease[1]) : undefined
}

/** The entry in a record; undefined when it is corrupt or of another version. */
export function decodeEntry(record: string): Entry | undefined {
  try {
    const [, stored, text = ''] = /^1 (\d+) \d+ (.+)$/s.exec(record) ?? []
    const event = JSON.parse(text)
    if (event.sequence) return { event, text, stored: Number(stored), lease: 0, sending: false, kept: true }
  } catch {}
}
