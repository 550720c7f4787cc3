import { decimalsOf, isCurrency } from '../../base/currencies'
import type { LocalizedText } from '../../config/schema/schema'
import type { Action, Flow } from '../../flow/flow'
import type { Price } from '../../flow/price'
import { isDay } from '../../situation/moment'
import { readTime } from '../../situation/readTime'
import type { Interval, Subscription } from '../../situation/schema'
import type { Texts } from '../languages/en'
import { type Formatters, fill } from './fill'
import { localize } from './language'

/** All that a screen needs: the flow, a way to act, and functions that put values into words. What is unknown gives no words. */
export interface View {
  flow: Flow
  act: (action: Action) => void
  subscription: Subscription
  now: Date
  /** Our text of this key, filled with the values; empty where there is none. */
  text: (key: string, values?: object) => string
  /**
   * The merchant's text in the customer's language, filled with facts about the customer; where there is none, ours of this key.
   */
  say: (given: LocalizedText | undefined, key?: string, values?: object) => string
  /** An amount in minor units of ISO 4217: 4900 USD is $49.00, 4900 JPY is ¥4,900. Undefined without a known currency. */
  money: (amount: number, currency: string | undefined) => string | undefined
  /** A recurring price, as in `$49.00 a month`. */
  price: (price: Price | undefined) => string | undefined
  /** The date of a time that readTime can read. A day without a time is the same day in every time zone. */
  date: (time: unknown) => string | undefined
  duration: (count: number, unit: Interval | 'minute') => string
  /** 20 is `20%`. */
  percent: (value: number) => string
}

/** What a view is made from. */
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

/** Makes the view of a flow at one moment. */
export function createView({ flow, act, spoken, now }: ViewOptions): View {
  const { customer = {}, subscription = {}, locale = 'en' } = flow.situation
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(spoken.locale, options)
  const texts: Record<string, string | undefined> = spoken.texts
  const text: View['text'] = (key, values = {}) =>
    fill(texts[`${subscription.status}.${key}`] ?? texts[key] ?? '', values)
  const money: View['money'] = (amount, currency = '') => {
    if (!isCurrency(currency)) return undefined
    // By default browsers write as many decimals as cash has: none for HUF, where prices have two.
    const decimals = decimalsOf(currency)
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    return number({ style: 'currency', currency, ...digits }).format(amount / 10 ** decimals)
  }
  const date: View['date'] = (given) => {
    const time = readTime(given)
    if (!time) return undefined
    return dateFormat(spoken.locale, isDay(time) ? 'UTC' : customer.timeZone).format(new Date(time))
  }
  const duration: View['duration'] = (count, unit) => number({ style: 'unit', unit, unitDisplay: 'long' }).format(count)
  const formatters: Formatters = {
    // `{{…:money}}` is in the currency of the subscription; without one there is nothing to write, and no guess.
    money: (value) => (Number.isFinite(value) ? money(value as number, subscription.currency) : undefined),
    date,
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
    price(price) {
      const amount = price && money(price.amount, price.currency)
      if (!amount) return undefined
      const { intervalCount, interval } = price
      return text(intervalCount > 1 ? 'every' : `each.${interval}`, {
        price: amount,
        duration: duration(intervalCount, interval),
      })
    },
    date,
    duration,
    percent: (value) => number({ style: 'percent', maximumFractionDigits: 2 }).format(value / 100),
  }
}

/** Formats dates in the customer's time zone where the page names one that exists, else in the browser's. */
function dateFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  }
}
