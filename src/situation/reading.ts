/** What came of reading one value: `undefined` where none was given, `null` where one was given that cannot be read. */
export type Reading<T> = T | undefined | null

/** Reads one value. Total: it throws at nothing, whatever it is handed. */
export type Reader<T> = (value: unknown) => Reading<T>

/** Whether nothing was given: nothing at all, `null` as many serializers write it, or text that is blank. */
export const isAbsent = (value: unknown): value is undefined | null | string =>
  value === undefined || value === null || (typeof value === 'string' && !value.trim())

/** Letters and digits of a word, in lower case: `Past-Due`, `past_due` and `PAST DUE` are one. */
export const plainWord = (value: unknown): string =>
  typeof value === 'string' ? value.toLowerCase().replace(/[\s_-]/g, '') : ''
