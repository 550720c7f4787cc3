import type { Text } from '../config/schema'
import type { Interval, Subscription } from '../config/situation'
import type { Action, Flow } from '../flow/flow'
import type { Price } from '../flow/terms'
import { fill } from './fill'
import { localize } from './language'
import type { Texts } from './languages/en'

/** All that a screen needs: the flow, a way to act, and words for everything. */
export interface View {
  flow: Flow
  act: (action: Action) => void
  subscription: Subscription
  now: Date
  /** One of our texts, filled; empty where there is none by that name. */
  text: (key: string, values?: Record<string, unknown>) => string
  /** One of the merchant's texts, in the customer's language, with `{{…}}` filled. */
  say: (text: Text) => string
  /** Minor units as the currency counts them: 4900 USD is $49.00, 4900 JPY is ¥4,900. */
  money: (amount: number, currency: string) => string
  /** `$49.00 a month` */
  price: (price: Price) => string
  date: (date: Date) => string
  duration: (count: number, unit: Interval) => string
  percent: (value: number) => string
}

export interface ViewOptions {
  flow: Flow
  act: (action: Action) => void
  texts: Texts
  now: Date
}

export function createView({ flow, act, texts, now }: ViewOptions): View {
  const { customer = {}, subscription = {}, locale = 'en' } = flow.situation
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
  const dates = dateFormat(locale, customer.timeZone)
  const view: View = {
    flow,
    act,
    subscription,
    now,
    text: (key, values = {}) =>
      (texts[key as keyof Texts] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
    say: (text) => fill(localize(text, locale), { customer, subscription, locale }),
    money(amount, currency) {
      const format = number({ style: 'currency', currency })
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    price({ amount, currency, interval, intervalCount }) {
      const key = intervalCount > 1 ? 'every' : `every.${interval}`
      return view.text(key, { price: view.money(amount, currency), duration: view.duration(intervalCount, interval) })
    },
    date: (date) => dates.format(date),
    duration: (count, unit) => number({ style: 'unit', unit, unitDisplay: 'long' }).format(count),
    percent: (value) => number({ style: 'percent', maximumFractionDigits: 2 }).format(value / 100),
  }
  return view
}

/** In the account's time zone where the page names one that exists, else in the browser's. */
function dateFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...(timeZone && { timeZone }) })
  } catch {
    return dateFormat(locale, undefined)
  }
}
