/** Whether a value gets lost in JSON: undefined, NaN, Infinity. Conditions read such a value as missing. */
export const isLost = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value))
