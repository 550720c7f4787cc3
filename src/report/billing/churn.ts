import { type Rate, rate } from '../statistics/rate'
import type { Account } from './billing'

const month = (365.25 / 12) * 86_400_000

export interface Churn {
  /** Customers at the start who were gone at the end. */
  rate: Rate | null
  atStart: number
  lost: number
  voluntary: number
  involuntary: number
  /** The rate as if over one month: 1 - (1 - rate)^(1 / months). */
  monthly: number | null
  /** Paid a customer a month over `monthly`, by currency, minor units; null when nobody left. Before costs. */
  lifetimeValue: Record<string, number | null>
}

export interface Period {
  from: number
  to: number
}

/** Churn over a period: customers lost over customers at its start, as billing tells. Who came later does not count. */
export function churn(accounts: Iterable<Account>, { from, to }: Period): Churn {
  const atStart = [...accounts].filter((account) => runsAt(account, from))
  const lost = atStart.filter(({ endedAt }) => endedAt !== null && endedAt <= to)
  const involuntary = lost.filter((account) => account.involuntary).length
  const share = rate({ hits: lost.length, n: atStart.length })
  const months = (to - from) / month
  const monthly = share && months > 0 ? 1 - (1 - share.value) ** (1 / months) : null
  return {
    rate: share,
    atStart: atStart.length,
    lost: lost.length,
    voluntary: lost.length - involuntary,
    involuntary,
    monthly,
    lifetimeValue: lifetimeValue(atStart, { from, to }, monthly),
  }
}

/** One whose start nobody says is taken to have been there. */
function runsAt({ startedAt, endedAt, endUnknown }: Account, time: number): boolean {
  return !endUnknown && (startedAt ?? -Infinity) <= time && (endedAt ?? Infinity) > time
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
