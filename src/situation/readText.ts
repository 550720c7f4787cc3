import { isAbsent, type Reader } from './reading'

/** Text without blanks around; blank text is none. */
export const readText: Reader<string> = (value) => {
  if (isAbsent(value)) return undefined
  return typeof value === 'string' ? value.trim() : null
}

/** An id as text. Numbers are ids, too, as far as they are whole: what is rounded names somebody else. */
export const readId: Reader<string> = (value) =>
  Number.isSafeInteger(value) || typeof value === 'bigint' ? `${value}` : readText(value)
