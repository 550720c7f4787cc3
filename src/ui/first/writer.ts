import { decimalsOf, isCurrency } from '../../base/currencies'
import { isDay } from '../../situation/moment'
import { readTime } from '../../situation/readTime'
import type { Interval } from '../../situation/schema'
import { hasPlainDigits } from './language'

/** Writes values in one language. What is unknown gives no words. */
export interface Writer {
  /** An amount in minor units of ISO 4217: 4900 USD is $49.00, 4900 JPY is ¥4,900. Undefined without a known currency. */
  money: (amount: number, currency: string | undefined) => string | undefined
  /** The date of a time that readTime can read. A day without a time is the same day in every time zone. */
  date: (time: unknown) => string | undefined
  duration: (count: number, unit: Interval | 'minute') => string
  /** 20 is `20%`. */
  percent: (value: number) => string
  /** A finite number in the digits of the language; undefined for anything else. */
  number: (value: unknown) => string | undefined
}

/** Makes the writer of a locale. Dates are in the time zone where the page names one that exists, else in the browser's. */
export function writerFor(locale: string, timeZone: string | undefined): Writer {
  const format = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value)
  return {
    money(amount, currency = '') {
      if (!isCurrency(currency)) return undefined
      // By default browsers write as many decimals as cash has: none for HUF, where prices have two.
      const decimals = decimalsOf(currency)
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      const written = format(amount / 10 ** decimals, { style: 'currency', currency, ...digits })
      // The sign of `US$` at the end of a right-to-left amount goes to the other side of its letters, unless a mark holds it there.
      return written.replace(/^\u200f.*\p{L}\p{Sc}$/u, '$&\u200e')
    },
    date(given) {
      const time = readTime(given)
      if (!time) return undefined
      return dateFormat(locale, isDay(time) ? 'UTC' : timeZone).format(new Date(time))
    },
    duration: (count, unit) => format(count, { style: 'unit', unit, unitDisplay: 'long' }),
    percent: (value) => format(value / 100, { style: 'percent', maximumFractionDigits: 2 }),
    number(value) {
      if (!Number.isFinite(value)) return undefined
      // The first use of number formats costs a page 50 ms, and the first screen counts its steps.
      if (hasPlainDigits(locale) && /^\d{1,3}$/.test(`${value}`)) return `${value}`
      return format(value as number)
    },
  }
}

function dateFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  }
}
