import { DAY } from '../../base/day'
import { isHeldOut } from '../figures/holdout'
import { sum } from '../figures/sum'
import type { Session } from '../log/session'
import { bootstrapDifference } from '../statistics/bootstrap'
import type { Estimate } from '../statistics/compare'
import type { Account } from './billing'
import { firstOf } from './saveRates'

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
export function retained(
  sessions: readonly Session[],
  accounts: Map<string, Account>,
  asOf: number,
  seed: number,
): Retained {
  const saves = firstOf(sessions.filter(({ outcome }) => outcome === 'saved'))
  const decided = firstOf(sessions.filter(({ decisions }) => decisions.length > 0))
  const ripe = [...decided].filter(
    ([id, { startedAt }]) => accounts.has(id) && startedAt !== null && startedAt + window <= asOf,
  )
  const currencies = new Set([...accounts.values()].flatMap(({ payments }) => payments.map(({ currency }) => currency)))
  return {
    retained: Object.fromEntries([...currencies].map((currency) => [currency, sumAfter(saves, accounts, currency)])),
    boosted: Object.fromEntries([...currencies].flatMap((currency) => boost(ripe, accounts, currency, seed))),
  }
}

function sumAfter(saves: Map<string, Session>, accounts: Map<string, Account>, currency: string) {
  const payments = [...saves].flatMap(([id, save]) => paidAfter(accounts.get(id), save, currency, Infinity))
  return { payments: payments.length, amount: sum(payments) }
}

function boost(ripe: [string, Session][], accounts: Map<string, Account>, currency: string, seed: number) {
  const own = ripe.filter(([, session]) => session.currency === null || session.currency === currency)
  const paid = (held: boolean) =>
    own
      .filter(([, session]) => isHeldOut(session) === held)
      .map(([id, session]) => sum(paidAfter(accounts.get(id), session, currency, window)))
  const [treated, heldOut] = [paid(false), paid(true)]
  const perSubscription = bootstrapDifference(treated, heldOut, seed)
  if (!perSubscription) return []
  const { value, low, high } = perSubscription
  const count = treated.length
  const total = { value: value * count, low: low * count, high: high * count }
  return [[currency, { perSubscription, total, subscriptions: count, heldOut: heldOut.length }] as const]
}

function paidAfter(account: Account | undefined, { startedAt }: Session, currency: string, within: number): number[] {
  if (!account || startedAt === null) return []
  const isIn = (time: number) => time > startedAt && time <= startedAt + within
  return account.payments.flatMap((each) => (each.currency === currency && isIn(each.time) ? [each.amount] : []))
}
