import { DAY } from '../../base/day'
import { isHeldOut } from '../figures/holdout'
import { sum } from '../figures/sum'
import type { Session } from '../log/session'
import { bootstrapDifference } from '../statistics/bootstrap'
import type { Estimate } from '../statistics/compare'
import { createSample, type Sample } from '../statistics/createSample'
import { createSum } from '../statistics/createSum'
import type { Account, Billing } from './billing'
import type { FirstFlows } from './firstFlows'

const window = 90 * DAY

/** Money that came in after flows, by currency, in minor units. */
export interface Retained {
  /** Payments after a subscription's first save. */
  retained: Record<string, { payments: number; amount: number }>
  /**
   * What the offers brought in within 90 days of the flow: what a subscription paid that was decided for, less what one
   * held out paid, times the number of the former. Empty without a holdout whose 90 days have passed.
   */
  boosted: Record<string, { perSubscription: Estimate; total: Estimate; subscriptions: number; heldOut: number }>
}

/** What was paid after saves, and how much of it the offers brought, going by the holdout. */
export function createRetained({ accounts }: Billing, asOf: number, seed: number) {
  const currencies = new Set<string>()
  for (const { payments } of accounts.values()) for (const { currency } of payments) currencies.add(currency)
  const counters = [...currencies].map((currency) => ({
    currency,
    paid: createSum(),
    payments: 0,
    treated: createSample(),
    heldOut: createSample(),
  }))

  function add({ first, firstSaved, firstDecided }: FirstFlows): void {
    const account = accounts.get(first.subscription ?? '')
    if (!account) return
    for (const counter of counters) {
      if (firstSaved) save(counter, firstSaved, account)
      if (firstDecided) decide(counter, firstDecided, account)
    }
  }

  function save(counter: (typeof counters)[number], session: Session, account: Account): void {
    for (const amount of paidAfter(account, session, counter.currency, Infinity)) {
      counter.payments += 1
      counter.paid.add(amount)
    }
  }

  function decide({ currency, treated, heldOut }: (typeof counters)[number], session: Session, account: Account): void {
    const isRipe = session.startedAt !== null && session.startedAt + window <= asOf
    if (!isRipe || (session.currency !== null && session.currency !== currency)) return
    const sample = isHeldOut(session) ? heldOut : treated
    sample.add(sum(paidAfter(account, session, currency, window)), session)
  }

  function result(): Retained {
    const retained = counters.map(({ currency, payments, paid }) => [currency, { payments, amount: paid.total() }])
    const boosted = counters.flatMap(({ currency, treated, heldOut }) => {
      const boost = boostOf(treated.result(), heldOut.result(), seed)
      return boost ? [[currency, boost] as const] : []
    })
    return { retained: Object.fromEntries(retained), boosted: Object.fromEntries(boosted) }
  }

  return { add, result }
}

function boostOf(treated: Sample, heldOut: Sample, seed: number): Retained['boosted'][string] | null {
  const perSubscription = bootstrapDifference(treated, heldOut, seed)
  if (!perSubscription) return null
  const { value, low, high } = perSubscription
  const total = { value: value * treated.n, low: low * treated.n, high: high * treated.n }
  return { perSubscription, total, subscriptions: treated.n, heldOut: heldOut.n }
}

function paidAfter(account: Account, { startedAt }: Session, currency: string, within: number): number[] {
  if (startedAt === null) return []
  const isIn = (time: number) => time > startedAt && time <= startedAt + within
  return account.payments.flatMap((each) => (each.currency === currency && isIn(each.time) ? [each.amount] : []))
}
