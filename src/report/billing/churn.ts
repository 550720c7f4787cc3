import { DAY } from '../../base/day'
import type { Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { type Account, type Billing, subscribedAt } from './billing'
import { lacksEnds } from './lacksEnds'

const month = (365.25 / 12) * DAY

export interface Churn {
  /** Customers at the start who were gone at the end. */
  rate: Rate | null
  /** What the rate is made of; null where it is not given. */
  atStart: number | null
  lost: number | null
  /** Who chose to and who did not; null, too, where billing gives no reasons, as Paddle doesn't. */
  voluntary: number | null
  involuntary: number | null
  /** The rate as if over one month: 1 - (1 - rate)^(1 / months). */
  monthly: number | null
  /** Paid a customer a month over `monthly`, by currency, minor units; null when nobody left. Before costs. */
  lifetimeValue: Record<string, number | null>
  /** Why there is no rate; null where it is given. */
  why: string | null
}

export interface Period {
  from: number
  to: number
}

/**
 * Churn over a period: customers lost over customers at its start, as billing tells. Who came later does not count, nor
 * who may have come later. There is no rate where someone has left at a time, or had come at a time, that nobody says.
 */
export function churn(sessions: readonly Session[], billing: Billing, { from, to }: Period): Churn {
  const accounts = [...billing.accounts.values()]
  const why = lacksEnds(sessions, billing) ?? lacksStarts(billing) ?? unknownLeavers(accounts, { from, to })
  if (why) return { ...noChurn, why }
  const atStart = accounts.filter((account) => runsAt(account, from))
  const lost = atStart.filter((account) => subscribedAt(account, to) === false)
  const involuntary = lost.filter((account) => account.involuntary).length
  const share = rate({ hits: lost.length, n: atStart.length })
  const months = (to - from) / month
  const monthly = share && months > 0 ? 1 - (1 - share.value) ** (1 / months) : null
  return {
    rate: share,
    atStart: atStart.length,
    lost: lost.length,
    voluntary: billing.knows.reasons ? lost.length - involuntary : null,
    involuntary: billing.knows.reasons ? involuntary : null,
    monthly,
    lifetimeValue: lifetimeValue(atStart, { from, to }, monthly),
    why: null,
  }
}

const noCount = { atStart: null, lost: null, voluntary: null, involuntary: null }
const noChurn = { rate: null, ...noCount, monthly: null, lifetimeValue: {} }

function lacksStarts({ knows }: Billing): string | undefined {
  if (knows.starts) return undefined
  return 'Billing does not say when subscriptions started, so it is not known who was a customer when the period began: there is no churn rate.'
}

/** Those who stayed may be left out for want of a start, which makes the rate no better; those who left may not. */
function unknownLeavers(accounts: readonly Account[], { from, to }: Period): string | undefined {
  const count = accounts.filter(({ spells }) =>
    spells.some(({ startedAt, endedAt, endUnknown }) =>
      endUnknown ? (startedAt ?? 0) <= to : startedAt === null && endedAt !== null && endedAt > from && endedAt <= to,
    ),
  ).length
  if (count === 0) return undefined
  return `Of ${count} subscriptions that ended, or may have, billing does not say when they started or ended: there is no churn rate.`
}

function runsAt({ spells }: Account, time: number): boolean {
  return spells.some(
    ({ startedAt, endedAt }) => startedAt !== null && startedAt <= time && (endedAt ?? Infinity) > time,
  )
}

function lifetimeValue(accounts: readonly Account[], { from, to }: Period, monthly: number | null) {
  const values: Record<string, number | null> = {}
  const months = (to - from) / month
  const payments = accounts.flatMap((account) => account.payments).filter(({ time }) => time > from && time <= to)
  for (const currency of new Set(payments.map((payment) => payment.currency))) {
    const own = payments.filter((payment) => payment.currency === currency)
    const paid = own.reduce((total, { amount }) => total + amount, 0)
    values[currency] = monthly ? paid / accounts.length / months / monthly : null
  }
  return values
}
