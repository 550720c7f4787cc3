import { moveText } from '../../src/report/print/moveText'
import type { StoredEvent } from '../storedEvents'

type Fields = Record<string, unknown>

/** `dev.fairwell.offer.shown.v1` to `offer.shown`. */
export function nameOf(event: StoredEvent): string {
  return String(event.type).replace(/^dev\.fairwell\.(.+)\.v\d+$/, '$1')
}

/** The event's data, or nothing where it is no object. */
export function fieldsOf({ data }: StoredEvent): Fields {
  return typeof data === 'object' && data !== null ? (data as Fields) : {}
}

/** An event in a sentence that a support person can read. */
export function eventText(event: StoredEvent): string {
  return moveText(nameOf(event), fieldsOf(event))
}
