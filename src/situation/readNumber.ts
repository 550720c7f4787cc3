import { isAbsent, type Reader } from './reading'

/** A bigint, or a text that matches the pattern, as a number; any other value as it is. */
const numberOf = (value: unknown, digits: RegExp): unknown =>
  typeof value === 'bigint' || (typeof value === 'string' && digits.test(value)) ? Number(value) : value

/** A Reader of whole numbers, `least` or more. Nothing is rounded: fractions and inexactly large numbers are unreadable. */
const wholeFrom =
  (least: number): Reader<number> =>
  (value) => {
    if (isAbsent(value)) return undefined
    const number = numberOf(value, /^\s*-?\d+\s*$/) as number
    // Adding 0 turns -0 into 0, as JSON does.
    return Number.isSafeInteger(number) && number >= least ? number + 0 : null
  }

/** Reads integer minor units, also below 0, as number, bigint or text of digits: `4900` or `"4900"` of USD is $49.00. */
export const readBalance = wholeFrom(Number.MIN_SAFE_INTEGER)

/** Reads integer minor units, 0 or more. Decimals (`"49.00"`) are unreadable, since they may be minor or major units. */
export const readMoney = wholeFrom(0)

/** Reads a number of seats or units: whole, 0 or more. */
export const readQuantity = wholeFrom(0)

/** Reads how many intervals lie between two charges: whole, 1 or more. */
export const readIntervalCount = wholeFrom(1)

/** Reads a percentage from 0 to 100, as number or text; it may have decimals. */
export const readPercent: Reader<number> = (value) => {
  if (isAbsent(value)) return undefined
  const number = numberOf(value, /^\s*\d+(\.\d+)?\s*$/)
  return typeof number === 'number' && number >= 0 && number <= 100 ? number + 0 : null
}
