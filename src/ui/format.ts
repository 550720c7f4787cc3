import type { Interval } from '../config/situation'

export interface Format {
  /** Minor units of an ISO 4217 currency, as the currency counts them: 4900 USD is $49.00, 4900 JPY is ¥4,900. */
  money(amount: number, currency: string): string
  date(date: Date): string
  duration(count: number, unit: Interval): string
  percent(value: number): string
}

/** Numbers and dates as the customer's language writes them, in the account's time zone when it is known. */
export function createFormat(locale: string, timeZone: string | undefined): Format {
  const dates = dateFormat(locale, timeZone)
  return {
    money(amount, currency) {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    date: (date) => dates.format(date),
    duration: (count, unit) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    percent: (value) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100),
  }
}

function dateFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }
  try {
    return new Intl.DateTimeFormat(locale, timeZone ? { ...options, timeZone } : options)
  } catch {
    return new Intl.DateTimeFormat(locale, options)
  }
}
