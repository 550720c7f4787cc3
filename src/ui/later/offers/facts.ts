import type { NamedOffer } from '../../../config/schema/schema'
import type { Choice } from '../../../flow/choice'
import { type Terms, termsOf } from '../../../flow/terms'
import type { View } from '../../first/view'
import type { Fact } from './fact'

/** The facts that have both a label and a value. */
export function knownFacts(rows: Fact[]): Fact[] {
  return rows.filter(([label, value]) => label && value)
}

/** What an offer comes to, in words. */
export interface Facts {
  /** What is paid under the offer. */
  price: string | undefined
  /** The sum of money in `price`, without what it is paid for. */
  amount: string | undefined
  /** The price that it replaces. */
  instead: string | undefined
  rows: Fact[]
}

/** Puts an offer into words, both for its card and for the receipt, so that the two cannot differ (law: picked is applied). */
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
      ...(view.more?.rowsOf(view, offer, choice) ?? []),
    ]),
  }
}

/** The prices. One that is paid only once is written with its day, and never as a price of every month. */
function headline({ price, money, text, date }: View, terms: Terms): Omit<Facts, 'rows'> {
  const { reduced, now, isOnce, nextCharge } = terms
  const amount = reduced && money(reduced.amount, reduced.currency)
  if (!isOnce) return { price: price(reduced), amount, instead: reduced && price(now) }
  return {
    amount,
    price: amount && text('once', { price: amount, date: date(nextCharge) }),
    instead: amount && now && money(now.amount, now.currency),
  }
}

/** Whether the price is already written with the day of the next charge. */
function isHeadline({ isOnce, reduced }: Terms): unknown {
  return isOnce && reduced
}
