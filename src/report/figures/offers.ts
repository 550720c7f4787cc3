import type { OfferStory, Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { group, toRecord } from './group'

/** How many flows made each move of an offer. A repeated move counts once. */
export interface OfferCounts {
  decided: number
  shown: number
  accepted: number
  applied: number
  failed: number
  declined: number
  /** The share of flows shown the offer that accepted it. */
  acceptance: Rate | null
}

/** What became of one offer, in all and by reason, rule and segment. */
export interface OfferFigures extends OfferCounts {
  type: string | null
  byReason: Record<string, OfferCounts>
  byRule: Record<string, OfferCounts>
  bySegment: Record<string, OfferCounts>
}

interface Shown {
  session: Session
  story: OfferStory
}

/** What became of each offer, over all flows and by reason, rule and segment. Figures count flows, not repeated moves. */
export function countOffers(sessions: readonly Session[]): Record<string, OfferFigures> {
  return toRecord(storiesByOffer(sessions), (those, id) => ({
    type: those.find(({ story }) => story.type !== null)?.story.type ?? null,
    ...counts(those),
    byReason: by(those, ({ reason }) => (reason === null ? [] : [reason])),
    byRule: by(those, (session) => rulesOf(session, id)),
    bySegment: by(those, ({ decisions }) => decisions.flatMap((decision) => decision.segments)),
  }))
}

function storiesByOffer(sessions: readonly Session[]): Map<string, Shown[]> {
  const all = sessions.flatMap((session) => session.offers.map((story) => ({ session, story })))
  return group(all, ({ story }) => [story.id])
}

function by(those: readonly Shown[], keysOf: (session: Session) => string[]): Record<string, OfferCounts> {
  return toRecord(
    group(those, ({ session }) => keysOf(session)),
    counts,
  )
}

function counts(those: readonly Shown[]): OfferCounts {
  const count = (move: Exclude<keyof OfferStory, 'id' | 'type'>) => those.filter(({ story }) => story[move]).length
  const shown = those.filter(({ story }) => story.shown)
  return {
    decided: count('decided'),
    shown: shown.length,
    accepted: count('accepted'),
    applied: count('applied'),
    failed: count('failed'),
    declined: count('declined'),
    // An acceptance whose showing was lost on the way is left out: with it the share could exceed 1.
    acceptance: rate({ hits: shown.filter(({ story }) => story.accepted).length, n: shown.length }),
  }
}

function rulesOf({ decisions }: Session, offer: string): string[] {
  return decisions.flatMap(({ rule, offers }) => (rule !== null && offers.includes(offer) ? [rule] : []))
}
