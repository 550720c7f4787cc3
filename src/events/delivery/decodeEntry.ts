import type { Entry } from './entry'
import { parse } from './parse'

/** The entry that a record of a store holds; undefined when the record is corrupt or of another version. */
export function decodeEntry(record: string): Entry | undefined {
  const entry = parse(record)
  const { id, type, sequence } = entry?.event ?? {}
  // Checks that three fields are texts and two are numbers: what sends the event takes that for granted.
  if (entry?.v === 1 && entry.stored + entry.lease >= 0 && id?.trim && type?.trim && sequence?.trim) return entry
}
