import { own } from '../../base/own'
import { daysAfterDecline } from '../../config/schema/fairness'
import type { NamedOffer } from '../../config/schema/schema'
import { addToTrace } from '../addToTrace'
import type { Deciding } from '../deciding'
import { type Candidate, fittingPlans, refusalOf } from './refusalOf'

/** The offer of that id for this customer; undefined if they may not have it. */
export const makeOffer = (deciding: Deciding, id: string, isPartner?: boolean): NamedOffer | undefined => {
  const { config, root: situation } = deciding
  const offer: Candidate = { id, ...(own(config.offers, id) as Omit<Candidate, 'id'>) }
  offer.plans &&= fittingPlans(offer.plans, situation.subscription)
  // Nothing performs a partner: it is followed, and so it needs a link.
  const why = refusalOf(offer, situation, daysAfterDecline(config)) ?? (isPartner && !offer.url ? 'no link' : undefined)
  if (!addToTrace(deciding, 'offer', id, !why, why)) return
  if (offer.with && !isPartner && !makeOffer(deciding, offer.with, true)) delete offer.with
  // No refusal leaves only what the schema calls an offer.
  return offer as NamedOffer
}
