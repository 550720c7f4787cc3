import { readTime } from '../readRecord'

/** What billing knows of one subscription, in one row or several. Money in minor units, times RFC 3339. */
export interface BillingRow {
  subscription: string
  status?: string
  startedAt?: string
  /** When it ended; absent while it runs. */
  endedAt?: string
  /** Why it ended, in billing's own word; one about payment makes it involuntary. */
  endedReason?: string
  paid?: { amount: number; currency: string; time: string }[]
}

/** A subscription's rows put together. Times are milliseconds since 1970. */
export interface Account {
  subscription: string
  startedAt: number | null
  endedAt: number | null
  /** Ended, but nobody says when: it is left out where that matters. */
  endUnknown: boolean
  /** Ended because a payment failed, not because the customer chose to. */
  involuntary: boolean
  payments: { amount: number; currency: string; time: number }[]
}

const endedStatuses = new Set(['canceled', 'cancelled', 'ended', 'expired', 'incomplete_expired', 'unpaid'])
const aboutPayment = /pay|card|declin|dunning|unpaid|past.?due|collect/i

/** Billing by subscription id. Rows of one subscription add their payments; what a later row says of its state wins. */
export function readBilling(rows: Iterable<BillingRow>): Map<string, Account> {
  const accounts = new Map<string, Account>()
  for (const row of rows)
    accounts.set(row.subscription, add(accounts.get(row.subscription) ?? blank(row.subscription), row))
  return accounts
}

function blank(subscription: string): Account {
  return { subscription, startedAt: null, endedAt: null, endUnknown: false, involuntary: false, payments: [] }
}

function add(account: Account, row: BillingRow): Account {
  const endedAt = readTime(row.endedAt) ?? account.endedAt
  const isEnded = row.status !== undefined && endedStatuses.has(row.status.toLowerCase())
  for (const { amount, currency, time } of row.paid ?? []) {
    const at = readTime(time)
    if (at !== null && Number.isFinite(amount)) account.payments.push({ amount, currency, time: at })
  }
  return {
    ...account,
    startedAt: readTime(row.startedAt) ?? account.startedAt,
    endedAt,
    endUnknown: endedAt === null && (isEnded || account.endUnknown),
    involuntary: account.involuntary || row.status === 'unpaid' || aboutPayment.test(row.endedReason ?? ''),
  }
}
