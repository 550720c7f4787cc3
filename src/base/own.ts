/**
 * The value of an own property; undefined where there is none, and for inherited names such as `constructor`. Takes any
 * value at all, since names and objects often come from a page or a config.
 */
export function own<Value>(value: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined
export function own(value: unknown, key: string): unknown
export function own(value: unknown, key: string): unknown {
  return value && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
