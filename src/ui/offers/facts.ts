import type { NamedOffer } from '../../config/schema'
import type { Choice } from '../../flow/choice'
import { type Price, type Terms, termsOf } from '../../flow/terms'
import type { View } from '../view'

export type Fact = [label: string, value: string]

/** The numbers of an offer as its card and the last screen show them. */
export interface Facts {
  /** What is paid under the offer, and the price it replaces. */
  price?: string
  instead?: string
  rows: Fact[]
}

/** One source for the card and the receipt, so that what was picked is what is shown as done. */
export function factsOf(view: View, offer: NamedOffer, choice: Choice): Facts {
  const { text, date, price } = view
  const terms = termsOf(offer, view.subscription, choice, view.now)
  const day = (key: string, when?: Date): Fact[] => (when ? [[text(key), date(when)]] : [])
  const cost = (label: string, amount?: Price): Fact[] => (amount ? [[label, price(amount)]] : [])
  const { now, reduced, after, until, nextCharge }: Terms = terms
  switch (offer.type) {
    case 'discount':
    case 'credit':
      return {
        ...(now && reduced && { price: price(reduced), instead: price(now) }),
        rows: [...day('nextCharge', nextCharge), ...cost(until ? text('from', { date: date(until) }) : text('after'), after)],
      }
    case 'pause': {
      const rows: Fact[] = [[text('pausedFrom'), text('today')], ...day('backOn', until), ...cost(text('thenCharged'), after)]
      return { rows: choice.length ? rows : [] }
    }
    case 'plan_change':
      return { rows: reduced ? [...cost(text('newPrice'), reduced), ...cost(text('instead'), now)] : [] }
    case 'trial_extension':
      return { rows: [...day('trialEnds', until), ...cost(text('thenCharged'), after)] }
    default:
      return { rows: [] }
  }
}
