import { type PersonalKind, redact } from './redact'
import { scrub } from './scrub'

/** An event's data with personal data in its free text replaced. Default: all kinds. */
export function redactData(data: Record<string, unknown>, kinds?: readonly PersonalKind[]): Record<string, unknown> {
  return scrub(data, (text) => redact(text, kinds))
}
