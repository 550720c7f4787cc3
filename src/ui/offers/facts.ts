import type { NamedOffer, Offer } from '../../config/schema'
import type { Choice } from '../../flow/choice'
import { type Terms, termsOf } from '../../flow/terms'
import type { TextKey } from '../languages/en'
import type { View } from '../view'

export interface Fact {
  label: string
  value: string
}

/** The numbers of an offer as its card and the last screen show them. */
export interface Facts {
  /** What is paid under the offer, and the price it replaces. */
  price?: string
  instead?: string
  rows: Fact[]
}

/** One source for the card and the receipt, so that what was picked is what is shown as done. */
export function factsOf(view: View, offer: NamedOffer, choice: Choice): Facts {
  const terms = termsOf(offer, view.subscription, choice, view.now)
  return facts[offer.type]?.(view, terms, choice) ?? { rows: [] }
}

type FactsMaker = (view: View, terms: Terms, choice: Choice) => Facts

const facts: { [T in Offer['type']]?: FactsMaker } = {
  discount: (view, terms) => ({
    ...prices(view, terms),
    rows: [nextCharge(view, terms), afterwards(view, terms)].flat(),
  }),
  credit: (view, terms) => ({
    ...prices(view, terms),
    rows: [nextCharge(view, terms), afterwards(view, terms)].flat(),
  }),
  pause: (view, terms, { length }) => ({
    rows: length
      ? [
          { label: view.text('pausedFrom'), value: view.text('today') },
          dateRow(view, 'backOn', terms.until),
          priceRow(view, terms),
        ].flat()
      : [],
  }),
  plan_change: (view, terms, { planId }) => ({
    rows:
      planId && terms.reduced
        ? [{ label: view.text('planNow'), value: view.price(terms.reduced) }, replaced(view, terms)].flat()
        : [],
  }),
  trial_extension: (view, terms) => ({ rows: [dateRow(view, 'trialEnds', terms.until), priceRow(view, terms)].flat() }),
}

function prices({ price }: View, { now, reduced }: Terms): Pick<Facts, 'price' | 'instead'> {
  return reduced && now ? { price: price(reduced), instead: price(now) } : {}
}

function dateRow({ text, format }: View, label: TextKey, date: Date | undefined): Fact[] {
  return date ? [{ label: text(label), value: format.date(date) }] : []
}

function nextCharge(view: View, { nextCharge }: Terms): Fact[] {
  return dateRow(view, 'firstCharge', nextCharge)
}

function afterwards({ text, format, price }: View, { after, until }: Terms): Fact[] {
  if (!after) return []
  const label = until ? text('fromDate', { date: format.date(until) }) : text('fromNextCharge')
  return [{ label, value: price(after) }]
}

function priceRow({ text, price }: View, { after }: Terms): Fact[] {
  return after ? [{ label: text('thenCharged'), value: price(after) }] : []
}

function replaced({ text, price }: View, { now }: Terms): Fact[] {
  return now ? [{ label: text('instead'), value: price(now) }] : []
}
