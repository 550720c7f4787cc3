import type { NamedOffer } from '../../../config/schema/schema'
import type { Choice } from '../../../flow/choice'
import { type Terms, termsOf } from '../../../flow/terms'
import type { View } from '../../first/view'

export type Fact = [label: string, value: string | undefined]

/** Those that have a name and a value. */
export function knownFacts(rows: Fact[]): Fact[] {
  return rows.filter(([label, value]) => label && value)
}

/** The numbers of an offer as its card and the last screen show them. */
export interface Facts {
  /** What is paid under the offer, and the price it replaces. */
  price: string | undefined
  instead: string | undefined
  rows: Fact[]
}

/** One source for the card and the receipt, so that what was picked is what is shown as done. */
export function factsOf(view: View, offer: NamedOffer, choice: Choice): Facts {
  const { text, date, price, subscription, now } = view
  const { type } = offer
  const terms = termsOf(offer, subscription, choice, now)
  const until = date(terms.until)
  const ends = text(`${type}.until`)
  const isCheaper = type === 'discount' || type === 'credit'
  return {
    ...headline(view, terms),
    rows: knownFacts([
      [text(`${type}.from`), date(terms.from) ?? (type === 'pause' ? text('pause.period_end') : undefined)],
      [text('nextCharge'), isCheaper && !isHeadline(terms) ? date(terms.nextCharge) : undefined],
      [ends, until],
      [until && !ends ? text('from', { date: until }) : text('after'), price(terms.after)],
    ]),
  }
}

/** What is paid once is said of the day it is paid, and never as the price of every month. */
function headline({ price, money, text, date }: View, terms: Terms): Pick<Facts, 'price' | 'instead'> {
  const { reduced, now, isOnce, nextCharge } = terms
  if (!isOnce) return { price: price(reduced), instead: reduced && price(now) }
  const amount = reduced && money(reduced.amount, reduced.currency)
  return {
    price: amount && text('once', { price: amount, date: date(nextCharge) }),
    instead: amount && now && money(now.amount, now.currency),
  }
}

/** Whether the day of the next charge stands beside its price. */
function isHeadline({ isOnce, reduced }: Terms): unknown {
  return isOnce && reduced
}
