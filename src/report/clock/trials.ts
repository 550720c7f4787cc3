import { DAY } from '../../base/day'
import type { Account, Billing } from '../billing/billing'
import { group, toRecord } from '../figures/group'
import { sum } from '../figures/sum'
import { type Rate, rate } from '../statistics/rate'

/** How many trials became customers. */
export interface Trials {
  /** `payments` where billing has payments: then who paid counts. `ends` where not: then who was still there a day after. */
  by: 'payments' | 'ends'
  /** How many trials ended a week before billing ends, or earlier. */
  over: number
  /** How many still run, or ended so lately that nobody can tell. */
  running: number
  /** How many subscriptions had a trial and ended at a time that billing does not say: they are left out. */
  unknown: number
  paid: Rate | null
  byPlan: Record<string, Rate | null>
}

/** Billers retry a failed first charge for days, so a trial counts when a week has passed since its end. */
const wait = 7 * DAY

/** Trial to paid, measured by payments or, without any, by who was still there. Null where billing names no trials, or neither payments nor ends. */
export function trialsOf({ accounts, knows }: Billing, asOf: number, lacksEnds: boolean): Trials | null {
  const all = [...accounts.values()].filter(({ trialEnd }) => trialEnd !== null)
  if (!knows.trials || all.length === 0) return null
  const by = [...accounts.values()].some(({ payments }) => payments.length > 0) ? 'payments' : 'ends'
  if (by === 'ends' && lacksEnds) return null
  const ripe = all.filter(({ trialEnd }) => (trialEnd ?? Infinity) + wait <= asOf)
  const told = ripe.filter((account) => by === 'payments' || !account.spells[0]?.endUnknown)
  const paidOf = (those: readonly Account[]) =>
    rate({ hits: those.filter((account) => hasPaid(account, by)).length, n: those.length })
  return {
    by,
    over: ripe.length,
    running: all.length - ripe.length,
    unknown: ripe.length - told.length,
    paid: paidOf(told),
    byPlan: toRecord(
      group(told, ({ plan }) => (plan === null ? [] : [plan])),
      paidOf,
    ),
  }
}

/** Whether more was paid than given back in the week after the trial, or whether the subscription outlived it by a day. */
function hasPaid({ trialEnd, payments, spells }: Account, by: Trials['by']): boolean {
  const end = trialEnd ?? Infinity
  if (by === 'ends') return (spells[0]?.endedAt ?? Infinity) > end + DAY
  const near = payments.filter(({ time }) => time >= end - DAY && time <= end + wait)
  // Amounts of several currencies are not added up: any of them above 0 is a payment.
  return Object.values(
    toRecord(
      group(near, ({ currency }) => [currency]),
      (those) => sum(those.map(({ amount }) => amount)),
    ),
  ).some((total) => total > 0)
}
