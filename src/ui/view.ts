import type { Text } from '../config/schema'
import type { Action, Flow } from '../flow/flow'
import { readDate } from '../flow/readDate'
import type { Price } from '../flow/terms'
import type { Interval, Subscription } from '../situation/schema'
import { type Formatters, fill } from './fill'
import { localize } from './language'
import type { Texts } from './languages/en'

/** All that a screen needs: the flow, a way to act, and words for everything. What is unknown has no words. */
export interface View {
  flow: Flow
  act: (action: Action) => void
  subscription: Subscription
  now: Date
  /** One of our texts, filled; empty where there is none by that name. */
  text: (key: string, values?: object) => string
  /** The merchant's text in the customer's language, filled from what the page said; where there is none, ours. */
  say: (given: Text | undefined, key?: string, values?: object) => string
  /** Minor units as the currency counts them: 4900 USD is $49.00, 4900 JPY is ¥4,900. */
  money: (amount: number, currency?: string) => string
  /** `$49.00 a month` */
  price: (price: Price | undefined) => string | undefined
  date: (date: Date | undefined) => string | undefined
  duration: (count: number, unit: Interval) => string
  percent: (value: number) => string
}

export interface ViewOptions {
  flow: Flow
  act: (action: Action) => void
  spoken: Spoken
  now: Date
}

/** Our texts, and the locale whose numbers and dates go with them. */
export interface Spoken {
  texts: Partial<Texts>
  locale: string
}

export function createView({ flow, act, spoken, now }: ViewOptions): View {
  const { customer = {}, subscription = {}, locale = 'en' } = flow.situation
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(spoken.locale, options)
  const texts: Record<string, string | undefined> = spoken.texts
  const text: View['text'] = (key, values = {}) =>
    fill(texts[`${subscription.status}.${key}`] ?? texts[key] ?? '', values)
  const money: View['money'] = (amount, currency = 'USD') => {
    const format = number({ style: 'currency', currency })
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  }
  const date: View['date'] = (day) => day && dateFormat(spoken.locale, customer.timeZone).format(day)
  const duration: View['duration'] = (count, unit) => number({ style: 'unit', unit, unitDisplay: 'long' }).format(count)
  const formatters: Formatters = {
    // A currency is never guessed.
    money: (value) => (Number.isFinite(value) ? money(value as number, subscription.currency ?? '') : undefined),
    date: (value) => date(readDate(value)),
    number: (value) => (Number.isFinite(value) ? number({}).format(value as number) : undefined),
  }
  return {
    flow,
    act,
    subscription,
    now,
    text,
    say: (given, key = '', values) =>
      given ? fill(localize(given, locale), { customer, subscription, locale }, formatters) : text(key, values),
    money,
    price: (price) =>
      price &&
      text(price.intervalCount > 1 ? 'every' : 'each', {
        price: money(price.amount, price.currency),
        duration: duration(price.intervalCount, price.interval),
        interval: new Intl.DisplayNames(spoken.locale, { type: 'dateTimeField' }).of(price.interval),
      }),
    date,
    duration,
    percent: (value) => number({ style: 'percent', maximumFractionDigits: 2 }).format(value / 100),
  }
}

/** In the account's time zone where the page names one that exists, else in the browser's. */
function dateFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  }
}
