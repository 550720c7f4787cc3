import type { Config } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { concessionOf } from './concessionOf'
import { group, toRecord } from './group'
import { sum } from './sum'

/** Money of one currency, a month's, in minor units. Nothing is ever converted. */
export interface Revenue {
  subscriptions: number
  mrr: number
}

export interface SavedRevenue extends Revenue {
  /** Given away in the first month. */
  discount: number
  /** Lost each month to a cheaper plan. */
  downgrade: number
  /** `mrr` less both. */
  net: number
  /** Given away over the whole term of the discounts that end; those without an end are in `foreverDiscount`, a month's. */
  termDiscount: number
  foreverDiscount: number
  /** Saves whose discount or new price neither the event nor the config tells: `net` is too high by what they cost. */
  unknownDiscount: number
  /** Of these subscriptions, those that canceled in a later flow of this log. */
  lostLater: Revenue
}

/** Recurring revenue of these sessions' subscriptions by currency; one that came several times counts once, as it was last. */
export function revenueOf(sessions: readonly Session[]): Record<string, Revenue> {
  return toRecord(byCurrency(latest(sessions)), total)
}

/** Recurring revenue of the saved subscriptions with what was given taken off, by currency. A pause keeps its full price. */
export function savedRevenue(sessions: readonly Session[], config: Config | undefined): Record<string, SavedRevenue> {
  const canceledAt = new Map<string, number>()
  for (const session of sessions) {
    if (session.outcome === 'canceled') canceledAt.set(subscriptionKey(session), session.startedAt ?? 0)
  }
  const saves = latest(sessions.filter(({ outcome }) => outcome === 'saved'))
  return toRecord(byCurrency(saves), (each) => ({
    ...total(each),
    ...costs(each, config),
    lostLater: total(each.filter((save) => (canceledAt.get(subscriptionKey(save)) ?? -1) > (save.startedAt ?? 0))),
  }))
}

/** What one saved session keeps a month after what it was given, in minor units; 0 for one not saved or without an `mrr`. */
export function netSaved(session: Session, config: Config | undefined): number {
  if (session.outcome !== 'saved' || session.mrr === null) return 0
  const { discount, downgrade } = concessionOf(session, config)
  return session.mrr - discount - downgrade
}

/** Saved sessions that say no `mrr` or currency, so that no revenue can be told of them. */
export function unpriced(sessions: readonly Session[]): number {
  return sessions.filter(({ outcome, mrr, currency }) => outcome === 'saved' && (mrr === null || !currency)).length
}

function costs(saves: readonly Session[], config: Config | undefined) {
  const concessions = saves.map((save) => concessionOf(save, config))
  const ending = concessions.filter((each) => each.months !== Infinity)
  const endless = concessions.filter((each) => each.months === Infinity)
  const discount = sum(concessions.map((each) => each.discount))
  const downgrade = sum(concessions.map((each) => each.downgrade))
  return {
    discount,
    downgrade,
    net: total(saves).mrr - discount - downgrade,
    termDiscount: sum(ending.map((each) => Math.round(each.discount * each.months))),
    foreverDiscount: sum(endless.map((each) => each.discount)),
    unknownDiscount: concessions.filter((each) => each.unknown).length,
  }
}

function total(sessions: readonly Session[]): Revenue {
  return { subscriptions: sessions.length, mrr: sum(sessions.map((session) => session.mrr ?? 0)) }
}

function byCurrency(sessions: readonly Session[]): Map<string, Session[]> {
  const groups = group(sessions, ({ mrr, currency }) => (mrr !== null && currency ? [currency] : []))
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** One session a subscription, its latest; sessions come in the order they started. */
function latest(sessions: readonly Session[]): Session[] {
  return [...new Map(sessions.map((session) => [subscriptionKey(session), session])).values()]
}

/** The subscription; without its id the customer, and without either the session counts for itself. */
function subscriptionKey({ subscription, customer, id }: Session): string {
  if (subscription) return `subscription ${subscription}`
  return customer ? `customer ${customer}` : `session ${id}`
}
