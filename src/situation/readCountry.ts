import type { Reader } from './reading'
import { readText } from './readText'

/**
 * Reads a country by its ISO 3166-1 code, of two letters or three digits in any case, and gives the two letters in upper case. A
 * code that has been replaced is read as what replaced it (`UK` is `GB`); the names of countries are unreadable.
 */
export const readCountry: Reader<string> = (value) => {
  const text = readText(value)
  if (!text) return text
  try {
    const { region = '' } = new Intl.Locale(`und-${text}`)
    return region.length === 2 ? region : null
  } catch {
    return null
  }
}
