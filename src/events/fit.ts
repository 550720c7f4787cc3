import { byteLength } from './entry'
import type { CloudEvent } from './flowEvent'
import { stringify } from './stringify'

const maxBytes = 32 * 1024

/** The event's JSON, with its texts shortened if need be; undefined when it is still too large, empty when it is no JSON. */
export function fit(event: CloudEvent): string | undefined {
  try {
    return [Infinity, 1000].map((maxText) => stringify(event, maxText)).find((text) => byteLength(text) <= maxBytes)
  } catch {
    return ''
  }
}
