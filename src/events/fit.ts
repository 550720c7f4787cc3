import { byteLength } from './entry'
import type { CloudEvent } from './flowEvent'
import { stringify } from './stringify'

const maxBytes = 32 * 1024
const maxText = 1000

/** The event's JSON, with its texts shortened if need be; undefined when it is still too large. Throws on what is no JSON. */
export function fit(event: CloudEvent): string | undefined {
  const shorten = (_: string, value: unknown) =>
    typeof value === 'string' && value.length > maxText ? `${[...value].slice(0, maxText).join('')}…` : value
  return [undefined, shorten].map((replacer) => stringify(event, replacer)).find((text) => byteLength(text) <= maxBytes)
}
