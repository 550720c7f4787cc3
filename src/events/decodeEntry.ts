import type { Entry } from './entry'

/** The entry in a record; undefined when it is corrupt or of another version. */
export function decodeEntry(record: string): Entry | undefined {
  try {
    const entry = JSON.parse(record)
    if (entry.v === 1 && entry.event.sequence) return entry
  } catch {}
}
