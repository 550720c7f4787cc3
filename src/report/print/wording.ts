import { decimalsOf } from '../../base/currencies'
import type { Interval } from '../statistics/rate'

/** A share as `34.2%`; a dash where there is none. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)}%`
}

/** A number of things as people write it: `1,600`. */
export function count(number: number): string {
  return number.toLocaleString('en')
}

/** A number of things with their noun: `1 row`, `1,600 rows`. `plural` is for a noun that does not take an s. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en', { maximumFractionDigits: 1 })} ${number === 1 ? noun : plural}`
}

/** Sums by currency as `$49.00, €20.00`; a dash where there are none. Currencies are never added up. */
export function sumsOf(sums: Record<string, number>): string {
  return (
    Object.entries(sums)
      .map(([currency, amount]) => money(amount, currency))
      .join(', ') || '–'
  )
}

/** The recurring revenue a month of each currency. */
export function mrrOf(revenue: Record<string, { mrr: number }>): Record<string, number> {
  return Object.fromEntries(Object.entries(revenue).map(([currency, { mrr }]) => [currency, mrr]))
}

/** A difference of shares as `+4.1 points (0.9 to 7.2)`; a dash where there is none. */
export function points(difference: (Interval & { value: number }) | null | undefined): string {
  if (!difference) return '–'
  return `${signedPoints(difference.value)} (${rangeOf(difference)})`
}

/** The ends of an interval of shares as `0.9 to 7.2`, in percent or points. */
export function rangeOf({ low, high }: Interval): string {
  return `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}`
}

/** A difference of shares as `+4.1 points`. */
export function signedPoints(difference: number): string {
  return `${difference > 0 ? '+' : ''}${(difference * 100).toFixed(1)} points`
}

/** A rate as `34.2% (30.1 to 38.5, n 512)`; a dash where there is none. */
export function rateText(rate: (Interval & { value: number; n: number }) | null | undefined): string {
  if (!rate) return '–'
  return `${percent(rate.value)} (${rangeOf(rate)}, n ${count(rate.n)})`
}

/** Minor units of a currency as people write them: `$1,234.50`. A code that is no currency stands unchanged. */
export function money(amount: number, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`
  // Intl goes by the decimals that cash is paid with, which may be fewer than a currency's minor units have.
  const digits = decimalsOf(currency)
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat('en', { style: 'currency', currency, ...decimals }).format(amount / 10 ** digits)
}

/** Seconds as `42 s` or `3 min 5 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}
