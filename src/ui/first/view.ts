import type { LocalizedText, NamedOffer } from '../../config/schema/schema'
import type { Choice, Choosing } from '../../flow/choice'
import type { Action, Flow } from '../../flow/flow'
import type { Price } from '../../flow/price'
import type { Subscription } from '../../situation/schema'
import type { Fact } from '../later/offers/fact'
import type { PickOption } from '../later/offers/pickOption'
import { fill } from './fill'
import { localize } from './language'
import { type Writer, writerFor } from './writer'

/** All that a screen needs: the flow, a way to act, and functions that put values into words. */
export interface View extends Writer {
  flow: Flow
  act: (action: Action) => void
  subscription: Subscription
  now: Date
  /**
   * Our text of this key, filled with the values; empty where there is none. Where a value is named `n`, in the plural form that it
   * asks for, if the language has one.
   */
  text: (key: string, values?: object) => string
  /**
   * The merchant's text in the customer's language, filled with facts about the customer; where there is none, ours of this key.
   */
  say: (given: LocalizedText | undefined, key?: string, values?: object) => string
  /** A recurring price, as in `$49.00 a month`. */
  price: (price: Price | undefined) => string | undefined
  /** Words of further offers, where the config has such an offer. */
  more?: MoreOffers | undefined
}

/** The words of offers whose screens most configs do not have, and so most pages do not load. */
export interface MoreOffers {
  choosing: Choosing
  /** What the offer has to pick from. */
  optionsOf(view: View, offer: NamedOffer): PickOption[]
  /** What its choice comes to, in rows. */
  rowsOf(view: View, offer: NamedOffer, choice: Choice): Fact[]
  /** What was picked, for the receipt. */
  pickedOf(view: View, offer: NamedOffer): string | undefined
  /** The heading and the line of the last screen. */
  titleOf(view: View, offer: NamedOffer, choice: Choice): string | undefined
  leadOf(view: View, offer: NamedOffer): string | undefined
}

/** What is filled into a text of ours; `n` is a count that its plural form goes by. */
type Values = { n?: number }

/** What a view is made from. */
export interface ViewOptions {
  flow: Flow
  act: (action: Action) => void
  spoken: Spoken
  now: Date
}

/** Our texts, and the locale whose numbers and dates go with them. */
export interface Spoken {
  texts: Readonly<Record<string, string>>
  locale: string
  /** Whether only the config's `messages` speak this language: what they leave out is in English. */
  isOfConfig?: boolean
}

/** The key of the form that goes with the count. A text without forms asks nothing of the browser: its first answer is slow. */
function pluralKey(texts: object, locale: string, key: string, count: number | undefined): string {
  const hasForms = count !== undefined && Object.keys(texts).some((name) => name.startsWith(`${key}.`))
  return hasForms ? `${key}.${new Intl.PluralRules(locale).select(count)}` : key
}

/** Makes the view of a flow at one moment. */
export function createView({ flow, act, spoken, now }: ViewOptions): View {
  const { customer = {}, subscription = {}, locale = 'en' } = flow.situation
  const ours = writerFor(spoken.locale, customer.timeZone)
  const texts: Readonly<Record<string, string | undefined>> = spoken.texts
  const text: View['text'] = (key, values: Values = {}) => {
    const form = pluralKey(texts, spoken.locale, key, values.n)
    const written = Object.entries(values).map(([name, value]) => [name, ours.number(value) ?? value])
    return fill(texts[`${subscription.status}.${key}`] ?? texts[form] ?? texts[key] ?? '', Object.fromEntries(written))
  }
  return {
    flow,
    act,
    subscription,
    now,
    text,
    say(given, key = '', values) {
      if (!given) return text(key, values)
      const { words, locale: language = spoken.locale } = localize(given, locale)
      const { money, date, number } = language === spoken.locale ? ours : writerFor(language, customer.timeZone)
      return fill(
        words,
        { customer, subscription, locale },
        {
          // `{{…:money}}` is in the currency of the subscription; without one there is nothing to write, and no guess.
          money: (value) => (Number.isFinite(value) ? money(value as number, subscription.currency) : undefined),
          date,
          number,
        },
      )
    },
    ...ours,
    price(price) {
      const amount = price && ours.money(price.amount, price.currency)
      if (!amount) return undefined
      const { intervalCount, interval } = price
      return text(intervalCount > 1 ? 'every' : `each.${interval}`, {
        price: amount,
        duration: ours.duration(intervalCount, interval),
      })
    },
  }
}
