import type { Config } from '../../config/schema/schema'
import type { Billing } from '../billing/billing'
import type { FirstFlows } from '../billing/firstFlows'
import type { Session } from '../log/session'
import type { Store } from '../store/store'
import { type AfterFlow, createAfterFlow } from './afterFlow'
import { createChanges } from './changes'
import { createExits } from './exits'
import { goalsOf } from './goals'
import { lastMonthOf } from './lastMonth'
import { heapOf, paceOf } from './pace'
import { retentionOf } from './retention'
import { rhythmsOf } from './rhythm'
import { readStretches } from './stretches'
import { survivals } from './survival'
import { trialsOf } from './trials'

/** When and why customers leave. docs/exit-clock.md has every formula with its source. */
export type Clock = ReturnType<ReturnType<typeof createClock>['result']>

/** What the clock needs beside sessions and billing. */
export interface ClockOptions {
  /** The time until which billing is known, in milliseconds since 1970. */
  asOf: number
  timeZone: string
  seed: number
  config: Config | undefined
}

/** When and why customers leave, by sessions and, where it is given, by billing. */
export function createClock(billing: Billing | undefined, options: ClockOptions, store: Store) {
  const exits = createExits(billing?.accounts, store)
  const changes = createChanges()
  const after = billing && createAfterFlow(billing, options.asOf)
  return {
    add(session: Session): void {
      exits.add(session)
      changes.add(session)
    },
    addFirst: (flows: FirstFlows) => after?.add(flows),
    /** The clock; `lack` says why billing allows no rate of who left, where it does not. */
    result: (lack: string | undefined) => ({
      ...exits.result(),
      changes: changes.result(),
      billed: billing && after ? countBilled(billing, lack, after.result, options) : null,
    }),
  }
}

/** The figures that need billing. Those that its data cannot tell are null, and `why` says why in a whole sentence. */
export type BilledClock = ReturnType<typeof countBilled>

function countBilled(
  billing: Billing,
  lack: string | undefined,
  afterFlow: () => AfterFlow | null,
  { asOf, timeZone, seed, config }: ClockOptions,
) {
  const stretches = readStretches(billing.accounts.values(), asOf, timeZone)
  const why = whyNot(billing, lack)
  const pace = why || stretches.known.length === 0 ? null : paceOf(stretches)
  const rhythms = pace && rhythmsOf(pace, seed)
  return {
    why,
    asOf: new Date(asOf).toISOString(),
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
    trials: trialsOf(billing, asOf, Boolean(lack)),
    afterFlow: lack ? null : afterFlow(),
  }
}

/** Why billing cannot tell how long customers stay, in a whole sentence; null where it can. */
function whyNot(billing: Billing, lack: string | undefined): string | null {
  if (!billing.knows.starts)
    return 'Billing does not say when subscriptions started, so how long customers stay is not known.'
  return lack ? `How long customers stay is not known: ${lack.charAt(0).toLowerCase()}${lack.slice(1)}` : null
}
