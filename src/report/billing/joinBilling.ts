import { readTime } from '../log/readRecord'
import type { Session } from '../log/session'
import { type Account, type BillingRow, readBilling, type Spell } from './billing'
import { type Churn, churn } from './churn'
import { type Retained, retained } from './retained'
import { type SaveRates, saveRates } from './saveRates'

/** The figures that need billing data. */
export interface BillingFigures extends Retained {
  saveRate: SaveRates
  churn: Churn
  /** The time until which billing is known, RFC 3339. */
  asOf: string
  subscriptions: number
  /** How many flows are of a subscription that billing knows; `unmatched` counts the others. */
  matched: number
  unmatched: number
  /** How many subscriptions ended, or may have, at a time that billing does not say. */
  endUnknown: number
  /** How many subscriptions have no start. Churn leaves them out. */
  startUnknown: number
  /** How many rows of billing could not be read. */
  unreadable: number
}

/** What the join needs beside sessions and rows: times in RFC 3339, and the seed of the bootstrap. */
export interface BillingOptions {
  asOf?: string
  from?: string
  to?: string
  billingUnreadable?: number
  seed: number
}

/** The figures that only billing can tell of these sessions, which have to come in the order they started. */
export function joinBilling(
  sessions: readonly Session[],
  rows: Iterable<BillingRow>,
  options: BillingOptions,
): BillingFigures {
  const billing = readBilling(rows)
  const { accounts } = billing
  const asOf = readTime(options.asOf) ?? lastTime(sessions, accounts)
  const matched = sessions.filter(({ subscription }) => subscription !== null && accounts.has(subscription)).length
  const from = readTime(options.from) ?? sessions.find(({ startedAt }) => startedAt !== null)?.startedAt ?? asOf
  return {
    saveRate: saveRates(sessions, billing, asOf),
    ...retained(sessions, accounts, asOf, options.seed),
    churn: churn(sessions, billing, { from, to: Math.min(readTime(options.to) ?? asOf, asOf) }),
    asOf: new Date(asOf).toISOString(),
    subscriptions: accounts.size,
    matched,
    unmatched: sessions.length - matched,
    endUnknown: countOf(accounts, ({ endUnknown }) => endUnknown),
    startUnknown: countOf(accounts, ({ startedAt }) => startedAt === null),
    unreadable: options.billingUnreadable ?? 0,
  }
}

function countOf(accounts: Map<string, Account>, isSo: (spell: Spell) => boolean): number {
  return [...accounts.values()].filter(({ spells }) => spells.some(isSo)).length
}

/**
 * The time of the last flow or payment or, without either, the latest start, in milliseconds since 1970. Ends do not count:
 * one may be set for the future.
 */
function lastTime(sessions: readonly Session[], accounts: Map<string, Account>): number {
  let last = 0
  for (const { startedAt, endedAt } of sessions) last = Math.max(last, endedAt ?? startedAt ?? 0)
  for (const { payments } of accounts.values()) for (const { time } of payments) last = Math.max(last, time)
  if (last > 0) return last
  for (const { spells } of accounts.values()) for (const { startedAt } of spells) last = Math.max(last, startedAt ?? 0)
  return last
}
