import { isAbsent, type Reader } from './reading'

/** The number of a bigint, or of text that is written as the pattern says; everything else as it is. */
const numberOf = (value: unknown, digits: RegExp): unknown =>
  typeof value === 'bigint' || (typeof value === 'string' && digits.test(value)) ? Number(value) : value

/** Whole numbers from here on. Nothing is rounded: neither fractions are read, nor what is too large to be exact. */
const wholeFrom =
  (least: number): Reader<number> =>
  (value) => {
    if (isAbsent(value)) return undefined
    const number = numberOf(value, /^\s*-?\d+\s*$/) as number
    // Adding zero makes of -0 what JSON would.
    return Number.isSafeInteger(number) && number >= least ? number + 0 : null
  }

/** Integer minor units, also below 0; as number, bigint, or text of digits: `4900` or `"4900"` of USD is $49.00. */
export const readBalance = wholeFrom(Number.MIN_SAFE_INTEGER)

/** Integer minor units, 0 or more. Decimals (`49.00`) are unreadable: nobody can tell whether they are minor or major units. */
export const readMoney = wholeFrom(0)

/** Seats or units: a whole number, 0 or more. */
export const readQuantity = wholeFrom(0)

/** Intervals between two charges: a whole number from 1. */
export const readIntervalCount = wholeFrom(1)

/** A share from 0 to 100, as number or as text of digits; it may have decimals. */
export const readPercent: Reader<number> = (value) => {
  if (isAbsent(value)) return undefined
  const number = numberOf(value, /^\s*\d+(\.\d+)?\s*$/)
  return typeof number === 'number' && number >= 0 && number <= 100 ? number + 0 : null
}
