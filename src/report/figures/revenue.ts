import type { Config } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { concessionOf } from './concessionOf'
import { group, toRecord } from './group'
import { sum } from './sum'

/** Recurring revenue of one currency, in minor units a month. Currencies are never converted. */
export interface Revenue {
  subscriptions: number
  mrr: number
}

/** Recurring revenue that was saved, and what it cost to save it. */
export interface SavedRevenue extends Revenue {
  /** The discounts of the first month. */
  discount: number
  /** What customers on a cheaper plan pay less each month. */
  downgrade: number
  /** `mrr` less `discount` and `downgrade`. */
  net: number
  /** All discounts that end, over their whole term. Discounts without an end are in `foreverDiscount`, for one month. */
  termDiscount: number
  foreverDiscount: number
  /**
   * How many saves took a discount or plan whose price neither the event nor the config tells. `net` is too high by what
   * these cost.
   */
  unknownDiscount: number
  /** Those of these subscriptions that canceled in a later flow of this log. */
  lostLater: Revenue
}

/**
 * Recurring revenue of these sessions' subscriptions, by currency. A subscription with several sessions counts once, as it
 * was in the last.
 */
export function revenueOf(sessions: readonly Session[]): Record<string, Revenue> {
  return toRecord(byCurrency(latest(sessions)), total)
}

/** Recurring revenue of the saved subscriptions, with what they were given taken off, by currency. A pause keeps its full price. */
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

/** What one session keeps a month after discount and downgrade, in minor units; 0 for one that was not saved or names no `mrr`. */
export function netSaved(session: Session, config: Config | undefined): number {
  if (session.outcome !== 'saved' || session.mrr === null) return 0
  const { discount, downgrade } = concessionOf(session, config)
  return session.mrr - discount - downgrade
}

/** How many saved sessions name no `mrr` or no currency, so that their revenue is not known. */
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

/** The last session of each subscription. The sessions have to come in the order they started. */
export function latest(sessions: readonly Session[]): Session[] {
  return [...new Map(sessions.map((session) => [subscriptionKey(session), session])).values()]
}

/** What sessions of one subscription have in common: its id, else the customer's; a session with neither counts for itself. */
function subscriptionKey({ subscription, customer, id }: Session): string {
  if (subscription) return `subscription ${subscription}`
  return customer ? `customer ${customer}` : `session ${id}`
}
