import { DAY } from '../../base/day'
import { counted } from '../print/wording'
import { type Rate, rate } from '../statistics/rate'
import { type Account, type Billing, subscribedAt } from './billing'

const month = (365.25 / 12) * DAY

/** Customers lost over a period. Every figure is null where billing cannot tell it. */
export interface Churn {
  /** The share of the customers at the start who were gone at the end. */
  rate: Rate | null
  /** How many customers there were at the start, and how many of them were lost. */
  atStart: number | null
  lost: number | null
  /** How many of the lost chose to leave, and how many did not. Null, too, where billing gives no reasons; Paddle gives none. */
  voluntary: number | null
  involuntary: number | null
  /** The rate converted to one month: 1 - (1 - rate)^(1 / months). */
  monthly: number | null
  /** What a customer pays a month divided by `monthly`: minor units by currency, before costs. Null where nobody left. */
  lifetimeValue: Record<string, number | null>
  /** Why there is no rate, in a whole sentence; null where there is one. */
  why: string | null
}

/** A period, from its first to its last moment, in milliseconds since 1970. */
export interface Period {
  from: number
  to: number
}

/**
 * The customers lost over the customers at the period's start, as billing tells. Customers who came later do not count, nor
 * those who may have come later. There is no rate where somebody left, or came, at a time that billing does not say, nor
 * where it lacks those who left, of which `lack` is the sentence.
 */
export function churn(billing: Billing, lack: string | undefined, { from, to }: Period): Churn {
  const accounts = [...billing.accounts.values()]
  const why = lack ?? lacksStarts(billing) ?? unknownLeavers(accounts, { from, to })
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

/**
 * Why there is no rate, where somebody left at an unknown time; else undefined. Leaving out those who stayed for want of a
 * start makes the rate no better; leaving out those who left would.
 */
function unknownLeavers(accounts: readonly Account[], { from, to }: Period): string | undefined {
  const count = accounts.filter(({ spells }) =>
    spells.some(({ startedAt, endedAt, endUnknown }) =>
      endUnknown ? (startedAt ?? 0) <= to : startedAt === null && endedAt !== null && endedAt > from && endedAt <= to,
    ),
  ).length
  if (count === 0) return undefined
  return `Of ${counted(count, 'subscription')} that ended, or may have, billing does not say when they started or ended: there is no churn rate.`
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
