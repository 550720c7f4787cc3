import type { Billing } from './billing/billing'
import { type BillingTimes, lastTime } from './billing/joinBilling'
import type { Figure } from './figures/figure'
import { readTime } from './log/readRecord'
import type { Session } from './log/session'
import type { Store } from './store/store'
import type { SummaryOptions } from './summaryOptions'
import { type Bursts, findBursts } from './trust/bursts'

/** What has to be known of all sessions before the first of them can be counted. */
export interface Foresight extends BillingTimes {
  bursts: Bursts
  /**
   * Tells whether billing lacks a session's subscription. Where billing has none of them, the two use different ids, which
   * says nothing about anybody.
   */
  isStranger(session: Session): boolean
}

/** Reads the Foresight from all sessions, in any order. */
export function createForesight(
  billing: Billing | undefined,
  options: Pick<SummaryOptions, 'asOf' | 'from' | 'to' | 'now'>,
  store: Store,
): Figure<Foresight> {
  const starts = store.list<number>('starts')
  const isKnown = ({ subscription }: Session) => subscription !== null && billing?.accounts.has(subscription) === true
  const seen = { firstStart: Infinity, lastFlow: 0, known: false }

  function add(session: Session): void {
    const { startedAt, endedAt } = session
    seen.lastFlow = Math.max(seen.lastFlow, endedAt ?? startedAt ?? 0)
    seen.known ||= isKnown(session)
    if (startedAt === null) return
    seen.firstStart = Math.min(seen.firstStart, startedAt)
    starts.add(startedAt)
  }

  function result(): Foresight {
    const last = billing ? lastTime(seen.lastFlow, billing) : seen.lastFlow
    // Nobody knows what comes after now: one event with a wrong clock would count as months of silence.
    const asOf = readTime(options.asOf) ?? Math.min(last, readTime(options.now) ?? Infinity)
    return {
      asOf,
      from: readTime(options.from) ?? (Number.isFinite(seen.firstStart) ? seen.firstStart : asOf),
      to: Math.min(readTime(options.to) ?? asOf, asOf),
      bursts: findBursts(starts),
      isStranger: (session) => seen.known && session.subscription !== null && !isKnown(session),
    }
  }

  return { add, result }
}
