import { type PersonalKind, redact } from './redact'
import { scrub } from './scrub'

/** An event's data with what is personal taken out of its free text; without `kinds` of every kind we know. */
export function redactData(data: Record<string, unknown>, kinds?: readonly PersonalKind[]): Record<string, unknown> {
  return scrub(data, (text) => redact(text, kinds))
}
