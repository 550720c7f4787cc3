import { own } from '../../base/own'
import { fairnessOf } from '../../config/schema/fairness'
import type { NamedOffer } from '../../config/schema/schema'
import { addToTrace } from '../addToTrace'
import type { Deciding } from '../deciding'
import { type Candidate, leaveOwnOut, refusalOf } from './refusalOf'

/**
 * The offer with this id, made out for this customer; undefined where they may not have it. Written to the trace. With
 * `isPartner` it is the offer that another one names as `with`.
 */
export const makeOffer = (deciding: Deciding, id: string, isPartner?: boolean): NamedOffer | undefined => {
  const { config, root: situation } = deciding
  const offer: Candidate = { id, ...(own(config.offers, id) as Omit<Candidate, 'id'>) }
  leaveOwnOut(offer, situation.subscription)
  // A partner has no handler. The customer follows its link, so it needs one.
  const why =
    refusalOf(offer, situation, fairnessOf(config, situation).rest) ?? (isPartner && !offer.url ? 'no link' : undefined)
  if (!addToTrace(deciding, 'offer', id, !why, why)) return
  if (offer.with && !isPartner && !makeOffer(deciding, offer.with, true)) delete offer.with
  // What refusalOf lets through has all that the schema asks of an offer.
  return offer as NamedOffer
}
