/** What came of reading one value: `undefined` where none was given, `null` where it can't be read. */
export type Reading<T> = T | undefined | null

/** Reads one value. Never throws, whatever it is given. */
export type Reader<T> = (value: unknown) => Reading<T>

/** Whether no value was given: undefined, null, or blank text. */
export const isAbsent = (value: unknown): value is undefined | null | string =>
  value === undefined || value === null || (typeof value === 'string' && !value.trim())

/** A word without case, blanks, `_` and `-`, so that `Past-Due`, `past_due` and `PAST DUE` are the same. */
export const plainWord = (value: unknown): string =>
  typeof value === 'string' ? value.toLowerCase().replace(/[\s_-]/g, '') : ''
