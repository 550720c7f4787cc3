/** An own property of whatever this is; undefined when there is none, inherited ones included. */
export const own = (value: unknown, key: string): unknown => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}
