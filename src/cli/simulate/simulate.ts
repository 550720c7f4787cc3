import type { Config } from '../../config/schema/schema'
import { decide } from '../../decide/decide'
import { figures } from '../../decide/figures'
import { printable } from '../../report/print/printable'
import type { Subscription } from '../../situation/schema'
import type { Row } from '../read/row'
import type { Acceptance } from './acceptance'
import { createBadRows } from './badRows'
import type { Comparison } from './comparison'
import type { Price } from './costOf'
import type { FieldMap } from './fieldMap'
import { type ReadRow, readCustomer } from './readCustomer'
import type { ReasonMix } from './reasonMix'
import { createTally } from './tally'

/** What a simulation is asked for. */
export interface SimulationOptions {
  config: Config
  /** The time that Decisions are made at, in milliseconds since 1970. */
  now: number
  mix: ReasonMix
  map?: FieldMap
  acceptance?: Acceptance
  comparison?: Comparison
  onRow(rows: number): void
}

/** The result of a simulation, as `--json` prints it. */
export type Simulation = Awaited<ReturnType<typeof simulate>>

/**
 * What these customers would be offered, each with the answers of the mix. It keeps no customer in memory, so their number
 * does not matter.
 */
export async function simulate(rows: AsyncIterable<Row>, options: SimulationOptions) {
  const { config, mix, comparison, acceptance } = options
  const now = new Date(options.now).toISOString()
  const tally = createTally(config)
  const badRows = createBadRows()
  const unread: Record<string, number> = {}
  let read = 0
  let nameless = 0
  let ended = 0
  for await (const row of rows) {
    read += 1
    options.onRow(read)
    const customer = customerOf(row, options)
    if (typeof customer === 'string') {
      badRows.add(row.row, customer)
      continue
    }
    const { leaver } = customer
    for (const path of customer.unread) unread[path] = (unread[path] ?? 0) + 1
    if (!leaver.customer?.id) nameless += 1
    if (leaver.subscription?.status === 'canceled') ended += 1
    const price = priceOf(leaver.subscription ?? {}, now)
    for (const answers of mix.next()) {
      const situation = { ...leaver, answers, now }
      const decision = decide(config, situation)
      tally.add(situation, decision, price)
      comparison?.add(situation, decision, price)
    }
  }
  return {
    config: config.id,
    now,
    /** How many of the customers' subscriptions have ended, so that nothing is left to cancel. */
    ended,
    reasonsEach: mix.parts,
    badRows: badRows.result(),
    /** In how many rows each field could not be read. The rows count without it. */
    unread,
    /** How many customers have no id, so that no arm and no holdout can be dealt to them. */
    nameless,
    ...tally.result(mix.parts, acceptance),
    ...(comparison && { comparison: comparison.result(mix.parts) }),
  }
}

/** The customer of a row, or in words why it holds none. */
function customerOf({ value, problem }: Row, { map, now }: SimulationOptions): ReadRow | string {
  if (problem !== undefined || value === undefined) return problem ?? 'expected a customer, got nothing'
  try {
    return readCustomer(value, map, now)
  } catch (error) {
    return printable(error instanceof Error ? error.message : String(error))
  }
}

function priceOf(subscription: Subscription, now: string): Price | undefined {
  const mrr = figures.mrr({ subscription, now })
  const { currency } = subscription
  return Number.isNaN(mrr) || !currency ? undefined : { mrr, currency }
}
