import type { NamedOffer } from '../../../config/schema/schema'
import type { Choice } from '../../../flow/choice'
import { termsOf } from '../../../flow/terms'
import type { View } from '../../first/view'
import { valuesOf } from './wording'

/**
 * What the customer has now that the offer is applied, as in `You’re paused until January 27, 2027`. Empty where the words would
 * name what is not known. A pause that begins later does not claim to have begun. Empty too
 * where the merchant has a heading of their own for all that is saved.
 */
export function savedTitle(view: View, offer: NamedOffer, choice: Choice): string {
  const { text, subscription, now, flow } = view
  const own = Object.values(flow.config.messages ?? {})
  if (own.some((texts) => 'saved.title' in texts)) return ''
  const more = view.more?.titleOf(view, offer, choice)
  if (more) return more
  const { from, until } = termsOf(offer, subscription, choice, now)
  const { amount, picked } = valuesOf(view, offer)
  const date = view.date(until)
  const known: Record<string, unknown> = {
    discount: amount && date,
    pause: date,
    plan_change: picked,
    trial_extension: date,
    credit: choice.amount && amount,
  }
  const isAhead = offer.type === 'pause' && view.date(from) !== view.date(now.toISOString())
  const when = isAhead ? 'ahead' : 'saved'
  return known[offer.type] ? text(`${offer.type}.${when}`, { amount, picked, date }) : ''
}
