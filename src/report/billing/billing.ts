import { plainWord } from '../../situation/reading'
import { readStatus } from '../../situation/readStatus'
import { currency as codeOf, readTime } from '../log/readRecord'
import { isInvoluntary } from './isInvoluntary'

/**
 * What billing knows of one subscription, in one row or several. Money in minor units; times RFC 3339, without a zone UTC.
 * Of starts and ends a file of rows should say something: `null` is a subscription that billing says has none.
 */
export interface BillingRow {
  subscription: string
  status?: string
  startedAt?: string | null
  /** When access ended, which may lie ahead; null or absent while it runs. Where no row has one, no rate is told. */
  endedAt?: string | null
  /** Why it ended, in billing's own word; one about payment makes it involuntary. */
  endedReason?: string
  /** This row could not be read whole: whether the subscription still runs is not known from it. */
  unreadable?: true
  paid?: { amount: number; currency: string; time: string }[]
}

/** A time a subscription ran without a break, in milliseconds since 1970. */
export interface Spell {
  startedAt: number | null
  endedAt: number | null
  /** It has ended, or may have, and nobody says when. */
  endUnknown: boolean
}

/** A subscription's rows put together. */
export interface Account {
  subscription: string
  /** One, or several where it was taken up again after an end; the earliest first. */
  spells: Spell[]
  /** Ended because a payment failed, not because the customer chose to. */
  involuntary: boolean
  payments: { amount: number; currency: string; time: number }[]
}

/** Billing as it was given, and what it says nothing of. */
export interface Billing {
  accounts: Map<string, Account>
  /** Whether any row says, or has a place to say, when a subscription started or ended, and why. */
  knows: { starts: boolean; ends: boolean; reasons: boolean }
}

/** Billing by subscription id. Rows of one subscription add their payments; what a later row says of its state wins. */
export function readBilling(rows: Iterable<BillingRow>): Billing {
  const accounts = new Map<string, Account>()
  const knows = { starts: false, ends: false, reasons: false }
  for (const row of rows) {
    accounts.set(row.subscription, add(accounts.get(row.subscription) ?? blank(row.subscription), row))
    knows.starts ||= row.startedAt !== undefined
    knows.ends ||= row.endedAt !== undefined
    knows.reasons ||= row.endedReason !== undefined || plainWord(row.status) === 'unpaid'
  }
  for (const [id, account] of accounts) accounts.set(id, settled(account))
  return { accounts, knows }
}

/** Whether it ran then; undefined where that can't be told. Whoever was in a flow had started, whatever billing says. */
export function subscribedAt({ spells }: Account, time: number): boolean | undefined {
  const current = spells.findLast(({ startedAt }, index) => index === 0 || (startedAt ?? 0) <= time)
  if (!current || current.endUnknown) return undefined
  return current.endedAt === null || current.endedAt > time
}

function blank(subscription: string): Account {
  return { subscription, spells: [], involuntary: false, payments: [] }
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
  }
}

/** What a subscription's status is called once it has ended, beside the words that `readStatus` knows. */
const endedWords = ['ended', 'unpaid', 'closed', 'churned', 'inactive', 'finished', 'completed', 'stopped']
/** The same of one that has not begun: it runs, as far as an end goes. */
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

/** By start, those of an unknown one first. Rows that say the same start tell of the same spell, and the later one wins. */
function withSpell(spells: Spell[], spell: Spell): Spell[] {
  const known = spells.find(({ startedAt }) => startedAt === spell.startedAt)
  if (known) return spells.map((each) => (each === known ? merged(known, spell) : each))
  return [...spells, spell].sort((a, b) => (a.startedAt ?? -Infinity) - (b.startedAt ?? -Infinity))
}

/** Only what starts at or after an end is a new spell: sources say the same start in different columns. */
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
