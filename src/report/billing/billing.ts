import { plainWord } from '../../situation/reading'
import { readStatus } from '../../situation/readStatus'
import { currency as codeOf, readTime } from '../log/readRecord'
import { isInvoluntary } from './isInvoluntary'

/**
 * One row of billing data. Several rows may tell of one subscription. Money is in minor units; times are RFC 3339, and UTC
 * where they name no zone. `null` in `startedAt` or `endedAt` says that there is no such time; a file in which these fields
 * are absent everywhere says nothing about starts or ends.
 */
export interface BillingRow {
  subscription: string
  status?: string
  startedAt?: string | null
  /**
   * When access ended, which may lie in the future; null or absent while the subscription runs. Where no row has an end,
   * the report gives no rates.
   */
  endedAt?: string | null
  /** Why the subscription ended, in billing's own word. A word about payment makes the end involuntary. */
  endedReason?: string
  /** The plan that it is on, by id or name. */
  plan?: string
  /** Months between two charges: 12 for a yearly plan, 84/365 for a weekly one. */
  months?: number
  /** The segment of its customer, in your own word. */
  segment?: string
  /** When its trial ends or ended; null where it had none. */
  trialEnd?: string | null
  /** True for a row that could not be read completely: it does not tell whether the subscription still runs. */
  unreadable?: true
  paid?: { amount: number; currency: string; time: string }[]
}

/** One uninterrupted stretch of a subscription. Times are in milliseconds since 1970. */
export interface Spell {
  startedAt: number | null
  endedAt: number | null
  /** True where the subscription has ended, or may have, and billing does not say when. */
  endUnknown: boolean
}

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

/** Puts rows together by subscription id. Payments add up; of a subscription's state the last row wins. */
export function readBilling(rows: Iterable<BillingRow>): Billing {
  const accounts = new Map<string, Account>()
  const knows = { starts: false, ends: false, reasons: false, trials: false }
  for (const row of rows) {
    accounts.set(row.subscription, add(accounts.get(row.subscription) ?? blank(row.subscription), row))
    knows.starts ||= row.startedAt !== undefined
    knows.ends ||= row.endedAt !== undefined
    knows.reasons ||= row.endedReason !== undefined || plainWord(row.status) === 'unpaid'
    knows.trials ||= row.trialEnd !== undefined
  }
  for (const [id, account] of accounts) accounts.set(id, settled(account))
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

function blank(subscription: string): Account {
  const sold = { plan: null, months: null, segment: null, trialEnd: null }
  return { subscription, spells: [], involuntary: false, ...sold, payments: [] }
}

function add(account: Account, row: BillingRow): Account {
  for (const { amount, currency, time } of row.paid ?? []) {
    const at = readTime(time)
    if (at !== null && Number.isFinite(amount))
      account.payments.push({ amount, currency: codeOf(currency) ?? '', time: at })
  }
  return {
    ...account,
    spells: withSpell(account.spells, spellOf(row)),
    involuntary: account.involuntary || plainWord(row.status) === 'unpaid' || isInvoluntary(row.endedReason),
    plan: row.plan ?? account.plan,
    months: row.months ?? account.months,
    segment: row.segment ?? account.segment,
    trialEnd: readTime(row.trialEnd) ?? account.trialEnd,
  }
}

/** Words for a subscription that has ended, beside those that `readStatus` knows. */
const endedWords = ['ended', 'unpaid', 'closed', 'churned', 'inactive', 'finished', 'completed', 'stopped']
/** Words for a subscription that has not begun yet. As far as its end goes, it runs. */
const aheadWords = ['future', 'pending', 'scheduled']

function spellOf(row: BillingRow): Spell {
  const word = plainWord(row.status)
  const status = readStatus(row.status)
  const endedAt = status === 'active' ? null : readTime(row.endedAt)
  const isBroken = row.unreadable === true || (Boolean(row.endedAt?.trim()) && readTime(row.endedAt) === null)
  const isEnded = status === 'canceled' || endedWords.includes(word)
  const isNoWord = status === null && !isEnded && !aheadWords.includes(word)
  return {
    startedAt: readTime(row.startedAt),
    endedAt,
    endUnknown: endedAt === null && status !== 'active' && (isBroken || isEnded || isNoWord),
  }
}

/**
 * The stretches with one more, sorted by start, those without a start first. Rows with the same start are about the same
 * stretch, and the later row wins.
 */
function withSpell(spells: Spell[], spell: Spell): Spell[] {
  const known = spells.find(({ startedAt }) => startedAt === spell.startedAt)
  if (known) return spells.map((each) => (each === known ? merged(known, spell) : each))
  return [...spells, spell].sort((a, b) => (a.startedAt ?? -Infinity) - (b.startedAt ?? -Infinity))
}

/**
 * Merges stretches that overlap. Only one that starts at or after the end of the last one is new: billers write the same
 * start in different columns.
 */
function settled(account: Account): Account {
  const spells: Spell[] = []
  for (const spell of account.spells) {
    const last = spells.at(-1)
    const isAnew = !last || (last.endedAt !== null && (spell.startedAt ?? -Infinity) >= last.endedAt)
    if (isAnew) spells.push(spell)
    else spells.splice(-1, 1, { ...merged(last, spell), startedAt: last.startedAt ?? spell.startedAt })
  }
  return { ...account, spells }
}

function merged(known: Spell, said: Spell): Spell {
  const endedAt = said.endedAt ?? known.endedAt
  return { startedAt: said.startedAt, endedAt, endUnknown: endedAt === null && (said.endUnknown || known.endUnknown) }
}
