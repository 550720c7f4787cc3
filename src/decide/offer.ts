import type { Config, NamedOffer } from '../config/schema'
import type { Situation } from '../config/situation'
import { type Candidate, fitPlans, refusalOf } from './eligibility'
import type { Note } from './note'
import { own } from './own'

/** A way to make this customer an offer by its id: a list of the one, or of none. Each adds its line to the trace. */
export const offererFor = ({ offers }: Config, situation: Situation, now: number, note: Note) => {
  const make = (id: string, isPartner?: boolean): NamedOffer[] => {
    const offer = fitPlans({ id, ...(own(offers, id) as Omit<Candidate, 'id'>) }, situation.subscription)
    // Nothing performs a partner: it is followed, and so it needs a link.
    const why = refusalOf(offer, situation, now) ?? (isPartner && !offer.url ? 'no link' : undefined)
    if (!note('offer', id, !why, why)) return []
    const { with: partner, ...alone } = offer
    const isAlone = partner && !isPartner && !make(partner, true)[0]
    // No refusal leaves only what the schema calls an offer.
    return [(isAlone ? alone : offer) as NamedOffer]
  }
  return (id: string): NamedOffer[] => make(id)
}
