import { isObject } from '../../base/isObject'
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
  return (event) => (isObject(event.data) ? { ...event, data: scrub(event.data, cleanText) } : event)
}
