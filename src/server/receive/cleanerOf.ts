import { type PersonalKind, personalKinds, redact } from '../../events/personal/redact'
import { scrub } from '../../events/personal/scrub'
import type { ReceivedEvent } from './checkEvent'

/**
 * A function that takes personal data of these kinds out of an event's free text. It never changes what names the event.
 * Throws a TypeError for an unknown kind.
 */
export function cleanerOf(kinds: readonly PersonalKind[]): (event: ReceivedEvent) => ReceivedEvent {
  const unknown = kinds.find((kind) => !personalKinds.includes(kind))
  if (unknown !== undefined) {
    throw new TypeError(
      `[fairwell] receiveEvents: redact: expected kinds among ${personalKinds.join(', ')}, got ${JSON.stringify(unknown)}.`,
    )
  }
  const cleanText = (text: string) => redact(text, kinds)
  return (event) => (isFields(event.data) ? { ...event, data: scrub(event.data, cleanText) } : event)
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
