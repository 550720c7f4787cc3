import { stringify } from '../../base/stringify'
import type { CloudEvent } from '../wire/flowEvent'
import { byteLength } from './entry'

const maxBytes = 32 * 1024
const maxText = 1000

/**
 * The event as JSON of at most 32 KiB, with its texts cut to 1000 characters where it would be larger. Undefined when the event is
 * still too large, empty when it cannot be JSON.
 */
export function fit(event: CloudEvent): string | undefined {
  try {
    for (const change of [undefined, cut]) {
      const text = stringify(event, change)
      // A character takes three bytes at most.
      if (text.length * 3 <= maxBytes || byteLength(text) <= maxBytes) return text
    }
  } catch {
    return ''
  }
}

/** Cuts texts by whole characters, so that no surrogate pair is torn in two. */
function cut(value: unknown): unknown {
  return typeof value === 'string' && value.length > maxText ? [...value].slice(0, maxText).join('') : value
}
