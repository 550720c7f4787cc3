import { plainWord } from '../../situation/reading'
import { currency as codeOf, readTime } from '../log/readRecord'
import { type BillingRow, isState } from './billingRow'
import { isInvoluntary } from './isInvoluntary'
import { endOf, type Spell, spellsOf } from './spells'

/** What all rows of one subscription say together. */
export interface Account {
  subscription: string
  /** The stretches that it ran, the earliest first. There are several where the customer came back after an end. */
  spells: Spell[]
  /** True where it ended because a payment failed, not because the customer chose to leave. */
  involuntary: boolean
  plan: string | null
  /** Months between two charges. */
  months: number | null
  segment: string | null
  trialEnd: number | null
  payments: { amount: number; currency: string; time: number }[]
}

/** All billing data, and which questions it can answer. */
export interface Billing {
  accounts: Map<string, Account>
  /**
   * Whether any row says when a subscription started, when it ended, why it ended, or when its trial ends. A blank cell in
   * such a column counts as saying so.
   */
  knows: { starts: boolean; ends: boolean; reasons: boolean; trials: boolean }
}

/** Puts rows together by subscription id. Payments add up; of all else the later row wins in what it says. */
export function readBilling(rows: Iterable<BillingRow>): Billing {
  const bySubscription = new Map<string, BillingRow[]>()
  const knows = { starts: false, ends: false, reasons: false, trials: false }
  for (const row of rows) {
    const known = bySubscription.get(row.subscription)
    if (known) known.push(row)
    else bySubscription.set(row.subscription, [row])
    knows.starts ||= row.startedAt !== undefined
    knows.ends ||= row.endedAt !== undefined
    knows.reasons ||= row.endedReason !== undefined || plainWord(row.status) === 'unpaid'
    knows.trials ||= row.trialEnd !== undefined
  }
  const accounts = new Map<string, Account>()
  for (const [subscription, own] of bySubscription) accounts.set(subscription, accountOf(subscription, inOrder(own)))
  return { accounts, knows }
}

/**
 * Whether the subscription ran at this time (milliseconds since 1970); undefined where billing cannot tell. The first
 * stretch counts as begun, whatever its start: whoever was in a flow was a customer.
 */
export function subscribedAt({ spells }: Account, time: number): boolean | undefined {
  const current = spells.findLast(({ startedAt }, index) => index === 0 || (startedAt ?? 0) <= time)
  if (!current || current.endUnknown) return undefined
  return current.endedAt === null || current.endedAt > time
}

/** The rows from the earliest to the latest: by their own word where all have one, else as they came. */
function inOrder(rows: BillingRow[]): BillingRow[] {
  const timed = rows.map((row) => ({ row, time: readTime(row.updatedAt) ?? Number.NaN }))
  if (timed.some(({ time }) => Number.isNaN(time))) return rows
  return timed.sort((one, other) => one.time - other.time).map(({ row }) => row)
}

function accountOf(subscription: string, rows: readonly BillingRow[]): Account {
  const blank = { plan: null, months: null, segment: null, trialEnd: null }
  const state = rows.filter(isState)
  const spells = spellsOf(state.length > 0 ? state : rows)
  const account: Account = { subscription, spells, involuntary: false, ...blank, payments: [] }
  for (const row of rows) {
    for (const { amount, currency, time } of row.paid ?? []) {
      const at = readTime(time)
      if (at !== null && Number.isFinite(amount))
        account.payments.push({ amount, currency: codeOf(currency) ?? '', time: at })
    }
    Object.assign(account, isState(row) ? stateAfter(account, row) : soldAfter(account, row))
  }
  return account
}

type Told = Pick<Account, 'involuntary' | 'plan' | 'months' | 'segment' | 'trialEnd'>

function stateAfter(known: Account, row: BillingRow): Told {
  return {
    ...soldAfter(known, row),
    involuntary: involuntaryAfter(known, row),
    segment: row.segment === undefined ? known.segment : row.segment,
    trialEnd: isBlank(row.trialEnd) ? null : (readTime(row.trialEnd) ?? known.trialEnd),
  }
}

/** What was sold: everything has a plan, so a row without one says nothing of it. Months belong to the plan that they came with. */
function soldAfter(known: Account, { plan: said, months, segment }: BillingRow): Told {
  const { involuntary, trialEnd } = known
  const plan = said ?? known.plan
  const ownMonths = months ?? (plan === known.plan ? known.months : null)
  return { involuntary, trialEnd, plan, months: ownMonths, segment: segment ?? known.segment }
}

/** Whether it ended, or is about to, for want of a payment. One that runs again has left no reason behind. */
function involuntaryAfter({ involuntary }: Account, row: BillingRow): boolean {
  if (plainWord(row.status) === 'unpaid' || isInvoluntary(row.endedReason)) return true
  return involuntary && !row.endedReason?.trim() && endOf(row) !== null
}

/** Whether a time was said to be none. */
function isBlank(time: string | null | undefined): boolean {
  return time === null || time?.trim() === ''
}
