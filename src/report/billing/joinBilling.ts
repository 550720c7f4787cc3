import type { Session } from '../log/session'
import type { Account, Billing } from './billing'
import { type Churn, churn } from './churn'
import type { FirstFlows } from './firstFlows'
import { createRetained, type Retained } from './retained'
import { createSaveRates, type SaveRates } from './saveRates'
import type { Spell } from './spells'

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

/** The time that billing is asked about, in milliseconds since 1970. */
export interface BillingTimes {
  /** Until when billing is known. */
  asOf: number
  /** The period of the churn rate. */
  from: number
  to: number
}

/** What the join needs beside billing and sessions: its times, how many rows were unreadable, and the seed of the bootstrap. */
export interface BillingOptions extends BillingTimes {
  unreadable: number
  seed: number
}

/** The figures that only billing can tell. */
export function createBillingFigures(billing: Billing, { asOf, from, to, seed, unreadable }: BillingOptions) {
  const { accounts } = billing
  const rates = createSaveRates(billing, asOf)
  const paid = createRetained(billing, asOf, seed)
  const counts = { matched: 0, unmatched: 0 }

  return {
    add({ subscription }: Session): void {
      counts[subscription !== null && accounts.has(subscription) ? 'matched' : 'unmatched'] += 1
    },
    addFirst(flows: FirstFlows): void {
      rates.add(flows)
      paid.add(flows)
    },
    /** The figures; `lack` says why billing allows no rate of who left, where it does not. */
    result: (lack: string | undefined): BillingFigures => ({
      saveRate: rates.result(lack),
      ...paid.result(),
      churn: churn(billing, lack, { from, to }),
      asOf: new Date(asOf).toISOString(),
      subscriptions: accounts.size,
      ...counts,
      endUnknown: countOf(accounts, ({ endUnknown }) => endUnknown),
      startUnknown: countOf(accounts, ({ startedAt }) => startedAt === null),
      unreadable,
    }),
  }
}

function countOf(accounts: Map<string, Account>, isSo: (spell: Spell) => boolean): number {
  let count = 0
  for (const { spells } of accounts.values()) if (spells.some(isSo)) count += 1
  return count
}

/**
 * The time of the last flow (0 where none has a time) or payment or, without either, the latest start, in milliseconds since
 * 1970. Ends do not count: one may be set for the future.
 */
export function lastTime(lastFlow: number, { accounts }: Billing): number {
  let last = lastFlow
  for (const { payments } of accounts.values()) for (const { time } of payments) last = Math.max(last, time)
  if (last > 0) return last
  for (const { spells } of accounts.values()) for (const { startedAt } of spells) last = Math.max(last, startedAt ?? 0)
  return last
}
