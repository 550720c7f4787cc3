/** An own property of whatever this is; undefined when there is none, inherited ones included. */
export const own = (value: unknown, key: string): unknown => {
  return value && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}

/** Whether JSON could not carry a value: undefined, NaN, Infinity. */
export const isLost = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value))
