import type { Config } from '../../config/schema/schema'
import { type BillingRow, readBilling } from '../billing/billing'
import { lacksEnds } from '../billing/lacksEnds'
import { readTime } from '../log/readRecord'
import type { Session } from '../log/session'
import { afterFlowOf } from './afterFlow'
import { changesOf } from './changes'
import { lostBy, tenureByReason } from './exits'
import { goalsOf } from './goals'
import { lastMonthOf } from './lastMonth'
import { heapOf, paceOf } from './pace'
import { retentionOf } from './retention'
import { rhythmsOf } from './rhythm'
import { readStretches } from './stretches'
import { survivals } from './survival'
import { trialsOf } from './trials'

/** When and why customers leave. docs/exit-clock.md has every formula with its source. */
export type Clock = ReturnType<typeof countClock>

/** What the clock needs beside sessions and rows. */
export interface ClockOptions {
  /** The time until which billing is known, RFC 3339. */
  asOf: string | undefined
  timeZone: string
  seed: number
  config: Config | undefined
}

/** When and why customers leave, by these sessions and, where there are any, the rows of billing. */
export function countClock(
  sessions: readonly Session[],
  rows: readonly BillingRow[] | undefined,
  options: ClockOptions,
) {
  const billing = rows && readBilling(rows)
  return {
    tenureAtExit: tenureByReason(sessions, billing?.accounts),
    lost: lostBy(sessions, billing?.accounts),
    changes: changesOf(sessions),
    billed: billing ? countBilled(sessions, billing, options) : null,
  }
}

/** The figures that need billing. Those that its data cannot tell are null, and `why` says why in a whole sentence. */
export type BilledClock = ReturnType<typeof countBilled>

function countBilled(
  sessions: readonly Session[],
  billing: ReturnType<typeof readBilling>,
  { asOf, timeZone, seed, config }: ClockOptions,
) {
  const now = readTime(asOf) ?? 0
  const stretches = readStretches(billing.accounts.values(), now, timeZone)
  const lack = lacksEnds(sessions, billing)
  const why = whyNot(billing, lack)
  const pace = why || stretches.known.length === 0 ? null : paceOf(stretches)
  const rhythms = pace && rhythmsOf(pace, seed)
  return {
    why,
    asOf: new Date(now).toISOString(),
    timeZone,
    stretches: stretches.known.length + stretches.endUnknown.length,
    endUnknown: stretches.endUnknown.length,
    startUnknown: stretches.startUnknown,
    ahead: stretches.ahead,
    survival: pace && survivals(stretches),
    pace: pace?.byTenure ?? null,
    heap: pace && heapOf(pace),
    rhythms,
    lastMonth: pace && rhythms && lastMonthOf(pace, rhythms.month),
    retention: pace ? retentionOf(stretches) : {},
    goals: goalsOf(stretches, why ? undefined : pace, config),
    trials: trialsOf(billing, now, Boolean(lack)),
    afterFlow: lack ? null : afterFlowOf(sessions, billing.accounts, now),
  }
}

/** Why billing cannot tell how long customers stay, in a whole sentence; null where it can. */
function whyNot(billing: ReturnType<typeof readBilling>, lack: string | undefined): string | null {
  if (!billing.knows.starts)
    return 'Billing does not say when subscriptions started, so how long customers stay is not known.'
  return lack ? `How long customers stay is not known: ${lack.charAt(0).toLowerCase()}${lack.slice(1)}` : null
}
