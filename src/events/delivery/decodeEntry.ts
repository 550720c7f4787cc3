import type { Entry } from './entry'
import { parse } from './parse'

/** The entry in a record; undefined when it is corrupt or of another version. */
export function decodeEntry(record: string): Entry | undefined {
  const entry = parse(record)
  const { id, type, sequence } = entry?.event ?? {}
  // Texts and numbers, that is: whoever sends them takes that for granted.
  if (entry?.v === 1 && entry.stored + entry.lease >= 0 && id?.trim && type?.trim && sequence?.trim) return entry
}
