import type { NamedOffer } from '../../config/schema'
import type { Choice } from '../../flow/choice'
import { termsOf } from '../../flow/terms'
import type { View } from '../view'

export type Fact = [label: string, value: string | undefined]

/** Those that have a name and a value. */
export function known(rows: Fact[]): Fact[] {
  return rows.filter(([label, value]) => label && value !== undefined)
}

/** The numbers of an offer as its card and the last screen show them. */
export interface Facts {
  /** What is paid under the offer, and the price it replaces. */
  price: string | undefined
  instead: string | undefined
  rows: Fact[]
}

/** One source for the card and the receipt, so that what was picked is what is shown as done. */
export function factsOf({ text, date, price, subscription, now }: View, offer: NamedOffer, choice: Choice): Facts {
  const { type } = offer
  const terms = termsOf(offer, subscription, choice, now)
  const until = date(terms.until)
  const ends = text(`${type}.until`)
  const isCheaper = type === 'discount' || type === 'credit'
  return {
    price: price(terms.reduced),
    instead: price(terms.now),
    rows: known([
      [text(`${type}.from`), date(now)],
      [text('nextCharge'), isCheaper ? date(terms.nextCharge) : undefined],
      [ends, until],
      [until && !ends ? text('from', { date: until }) : text('after'), price(terms.after)],
    ]),
  }
}
