import { isCurrency } from '../base/currencies'
import type { Reader } from './reading'
import { readText } from './readText'

/** Reads a code of ISO 4217 in any case, and gives it in upper case. Signs (`US$`) and words (`EURO`) are unreadable. */
export const readCurrency: Reader<string> = (value) => {
  const text = readText(value)
  if (!text) return text
  const code = text.toUpperCase()
  return isCurrency(code) ? code : null
}
