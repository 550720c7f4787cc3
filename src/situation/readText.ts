import { isAbsent, type Reader } from './reading'

/** Reads a text and trims it. Blank text is absent. */
export const readText: Reader<string> = (value) => {
  if (isAbsent(value)) return undefined
  return typeof value === 'string' ? value.trim() : null
}

/** Reads an id as text. Whole numbers are read, too; larger ones are rounded by JavaScript, and would name somebody else. */
export const readId: Reader<string> = (value) =>
  Number.isSafeInteger(value) || typeof value === 'bigint' ? `${value}` : readText(value)
