import { stringify } from '../../base/stringify'
import type { CloudEvent } from '../wire/flowEvent'
import { byteLength } from './entry'

const maxBytes = 32 * 1024

/** The event's JSON, with its texts shortened if need be; undefined when it is still too large, empty when it is no JSON. */
export function fit(event: CloudEvent): string | undefined {
  try {
    return [Infinity, 1000]
      .map((maxText) => stringify(event, cut(maxText)))
      .find((text) => byteLength(text) <= maxBytes)
  } catch {
    return ''
  }
}

/** By characters, so that none is torn in two. */
function cut(maxText: number) {
  return (value: unknown) =>
    typeof value === 'string' && value.length > maxText ? [...value].slice(0, maxText).join('') : value
}
