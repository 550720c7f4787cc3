import type { ReceivedEvent } from '../receive/checkEvent'

/** An event as a row holds it: an object, or its JSON text where the driver does not parse JSON. */
export function readEvent(event: unknown): ReceivedEvent {
  return (typeof event === 'string' ? JSON.parse(event) : event) as ReceivedEvent
}
