/** An own property of whatever this is; undefined when there is none, inherited ones included. */
export const own = (value: unknown, key: string): unknown => {
  return value && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
