import { byStart, type OfferStory, type Session, type Start } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { createGroups } from './createGroups'
import type { Figure } from './figure'

/** How many flows made each move of an offer. A repeated move counts once. */
export interface OfferCounts {
  decided: number
  shown: number
  accepted: number
  applied: number
  failed: number
  /** Of those that failed, the flows in which it was refused and nothing broke. */
  refused: number
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

/** What became of each offer, over all flows and by reason, rule and segment. Figures count flows, not repeated moves. */
export function createOffers(): Figure<Record<string, OfferFigures>> {
  const offers = createGroups(createOffer)
  return {
    add(session) {
      for (const [place, story] of session.offers.entries()) offers.at(story.id, session, place).add(session, story)
    },
    result: () => offers.record((offer) => offer.result()),
  }
}

function createOffer() {
  const all = createOfferCounter()
  const by = {
    byReason: createGroups(createOfferCounter),
    byRule: createGroups(createOfferCounter),
    bySegment: createGroups(createOfferCounter),
  }
  /** The session that the type comes from: the first one that names it. */
  let typed: { start: Start; type: string } | undefined

  function add(session: Session, story: OfferStory): void {
    const { type } = story
    if (type !== null && (!typed || byStart(session, typed.start) < 0)) {
      const { startedAt, id, source } = session
      typed = { start: { startedAt, id, source }, type }
    }
    all.add(story)
    const take = (counter: OfferCounter) => counter.add(story)
    by.byReason.each(session.reason === null ? [] : [session.reason], session, take)
    by.byRule.each(rulesOf(session, story.id), session, take)
    by.bySegment.each(
      session.decisions.flatMap(({ segments }) => segments),
      session,
      take,
    )
  }

  function result(): OfferFigures {
    return {
      type: typed?.type ?? null,
      ...all.result(),
      byReason: by.byReason.record((counter) => counter.result()),
      byRule: by.byRule.record((counter) => counter.result()),
      bySegment: by.bySegment.record((counter) => counter.result()),
    }
  }

  return { add, result }
}

type OfferCounter = ReturnType<typeof createOfferCounter>

const moves = ['decided', 'shown', 'accepted', 'applied', 'failed', 'refused', 'declined'] as const

function createOfferCounter() {
  const counts = { decided: 0, shown: 0, accepted: 0, applied: 0, failed: 0, refused: 0, declined: 0 }
  /** An acceptance whose showing was lost on the way is left out: with it the share could exceed 1. */
  let acceptedOfShown = 0
  return {
    add(story: OfferStory): void {
      for (const move of moves) if (story[move]) counts[move] += 1
      if (story.shown && story.accepted) acceptedOfShown += 1
    },
    result: (): OfferCounts => ({ ...counts, acceptance: rate({ hits: acceptedOfShown, n: counts.shown }) }),
  }
}

function rulesOf({ decisions }: Session, offer: string): string[] {
  return decisions.flatMap(({ rule, offers }) => (rule !== null && offers.includes(offer) ? [rule] : []))
}
