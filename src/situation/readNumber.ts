import { isAbsent, type Reader } from './reading'

/** A whole number, as number, bigint or text of digits with blanks around. Nothing is rounded: a fraction is unreadable. */
export const readInteger: Reader<number> = (value) => {
  if (isAbsent(value)) return undefined
  const isDigits = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)
  const number = isDigits || typeof value === 'bigint' ? Number(value) : value
  // Adding zero makes of -0 what JSON would.
  return Number.isSafeInteger(number) ? (number as number) + 0 : null
}

/** Integer minor units, 0 or more: `4900` or `"4900"` of USD is $49.00. Decimals are unreadable, since both units write them. */
export const readMoney: Reader<number> = (value) => atLeast(0, readInteger(value))

/** Seats or units: a whole number, 0 or more. */
export const readQuantity = readMoney

/** Intervals between two charges: a whole number from 1. */
export const readIntervalCount: Reader<number> = (value) => atLeast(1, readInteger(value))

/** A share from 0 to 100, as number or as text of digits; fractions are fine. */
export const readPercent: Reader<number> = (value) => {
  if (isAbsent(value)) return undefined
  const isDecimal = typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value)
  const number = isDecimal ? Number(value) : value
  return typeof number === 'number' && number >= 0 && number <= 100 ? number + 0 : null
}

const atLeast = (least: number, number: number | undefined | null) =>
  typeof number === 'number' && number < least ? null : number
