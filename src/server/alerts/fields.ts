import { isObject } from '../../base/isObject'

/** What a stranger's JSON has at a place where an object is expected; empty when it has none. */
export function fields(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

/** The same where a text is expected. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
