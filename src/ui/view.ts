import type { Text } from '../config/schema'
import type { Subscription } from '../config/situation'
import type { Action, Flow } from '../flow/flow'
import type { Price } from '../flow/terms'
import { fill } from './fill'
import { createFormat, type Format } from './format'
import { localize } from './language'
import type { TextKey, Texts } from './languages/en'

export type Values = Record<string, string | number>

/** All that a screen needs: the flow, a way to act, and words. */
export interface View {
  flow: Flow
  act: (action: Action) => void
  /** One of our texts, filled. */
  text: (key: TextKey, values?: Values) => string
  /** One of the merchant's texts, in the customer's language, with `{{…}}` filled. */
  say: (text: Text) => string
  format: Format
  /** `$49.00 a month` */
  price: (price: Price) => string
  subscription: Subscription
  now: Date
}

export interface ViewOptions {
  flow: Flow
  act: (action: Action) => void
  texts: Texts
  now: Date
}

export function createView({ flow, act, texts, now }: ViewOptions): View {
  const { customer = {}, subscription = {}, locale = 'en' } = flow.situation
  const format = createFormat(locale, customer.timeZone)
  const text: View['text'] = (key, values = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return {
    flow,
    act,
    text,
    format,
    subscription,
    now,
    say: (words) => fill(localize(words, locale), { customer, subscription, locale }),
    price: ({ amount, currency, interval, intervalCount }) => {
      const price = format.money(amount, currency)
      if (intervalCount > 1) return text('everyOther', { price, duration: format.duration(intervalCount, interval) })
      return text(everyInterval[interval], { price })
    },
  }
}

const everyInterval = { day: 'everyDay', week: 'everyWeek', month: 'everyMonth', year: 'everyYear' } as const
