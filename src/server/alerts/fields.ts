import { isObject } from '../../base/isObject'

/** The value if it is an object, else an empty one: what comes from a browser may be anything. */
export function fields(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

/** The value if it is a text, else an empty one. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
