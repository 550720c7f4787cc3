import { decimalsOf } from '../../base/currencies'

/** How far a sum of floats may be off: a few of the last binary digits. A larger difference is another number. */
const tolerance = 16 * Number.EPSILON

/**
 * An amount in major units (`19.99`, `0.1 + 0.2`, or their text) as integer minor units by ISO 4217. Undefined for what has
 * more decimals than the currency: 0.305 USD is no amount that anyone is charged, and rounding it would be a guess.
 */
export function minorUnits(amount: unknown, currency: string | undefined): number | undefined {
  const number = typeof amount === 'string' && isDecimal(amount) ? Number(amount) : amount
  if (currency === undefined || typeof number !== 'number' || !(number >= 0)) return undefined
  const scaled = number * 10 ** decimalsOf(currency)
  const whole = Math.round(scaled)
  return Number.isSafeInteger(whole) && Math.abs(scaled - whole) <= tolerance * scaled ? whole : undefined
}

const isDecimal = (text: string) => /^\s*\d+(\.\d+)?\s*$/.test(text)
