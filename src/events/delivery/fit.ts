import { stringify } from '../../base/stringify'
import type { CloudEvent } from '../wire/flowEvent'
import { byteLength } from './entry'

const maxBytes = 32 * 1024

/**
 * The event as JSON of at most 32 KiB, with its texts cut to 1000 characters where it would be larger. Undefined when the event is
 * still too large, empty when it cannot be JSON.
 */
export function fit(event: CloudEvent): string | undefined {
  try {
    return [Infinity, 1000]
      .map((maxText) => stringify(event, cut(maxText)))
      .find((text) => byteLength(text) <= maxBytes)
  } catch {
    return ''
  }
}

/** Cuts texts by whole characters, so that no surrogate pair is torn in two. */
function cut(maxText: number) {
  return (value: unknown) =>
    typeof value === 'string' && value.length > maxText ? [...value].slice(0, maxText).join('') : value
}
