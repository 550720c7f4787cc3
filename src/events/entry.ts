import type { CloudEvent } from './flowEvent'

/** An event that waits, and what this page knows about it. Times are milliseconds of the wall clock. */
export interface Entry {
  event: CloudEvent
  /** The event's JSON: the same wherever it goes. */
  text: string
  stored: number
  /** Until then, only the page that wrote the lease sends the event. In memory: ours only, or 0. */
  lease: number
  sending?: boolean
  /** It was seen in a store. */
  kept?: boolean
}

/** What is stored: version, times and the event's JSON. */
export function encodeEntry({ stored, lease, text }: Entry): string {
  return `1 ${stored} ${lease} ${text}`
}

/** The entry in a record; undefined when it is corrupt or of another version. */
export function decodeEntry(record: string): Entry | undefined {
  const [, stored, lease, text = ''] = /^1 (\d+) (\d+) (.+)/.exec(record) ?? []
  try {
    return { event: JSON.parse(text), text, stored: Number(stored), lease: Number(lease) }
  } catch {}
}

/** UTF-8 bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
