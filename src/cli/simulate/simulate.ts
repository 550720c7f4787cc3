import { flowsOf } from '../../config/flows/flowsOf'
import type { Config } from '../../config/schema/schema'
import { chooseFlow } from '../../decide/chooseFlow'
import { decide } from '../../decide/decide'
import { figures } from '../../decide/figures'
import { printable } from '../../report/print/printable'
import type { Subscription } from '../../situation/schema'
import type { Row } from '../read/row'
import type { Acceptance } from './acceptance'
import { createBadRows } from './badRows'
import type { Comparison } from './comparison'
import type { Price } from './costOf'
import { obtain } from './count'
import type { FieldMap } from './fieldMap'
import { type ReadRow, readCustomer } from './readCustomer'
import type { ReasonMix } from './reasonMix'
import { createTally, type Tally } from './tally'

/** What a simulation is asked for. */
export interface SimulationOptions {
  config: Config
  /** The time that Decisions are made at, in milliseconds since 1970. */
  now: number
  /** The answers of a flow's customers. */
  mixOf(flow: Config): ReasonMix
  map?: FieldMap
  acceptance?: Acceptance
  comparison?: Comparison
  onRow(rows: number): void
}

/** The result of a simulation, as `--json` prints it. */
export type Simulation = Awaited<ReturnType<typeof simulate>>

/**
 * What these customers would be offered, each in their own flow of the config, with the answers of its mix. It keeps no customer in
 * memory, so their number does not matter.
 */
export async function simulate(rows: AsyncIterable<Row>, options: SimulationOptions) {
  const { config, comparison, acceptance } = options
  const now = new Date(options.now).toISOString()
  const counted = new Map<Config, { tally: Tally; mix: ReasonMix }>()
  const countedIn = (flow: Config) =>
    obtain(counted, flow, () => ({ tally: createTally(flow), mix: options.mixOf(flow) }))
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
    const { config: flow } = chooseFlow(config, { ...leaver, now })
    const { tally, mix } = countedIn(flow)
    for (const answers of mix.next()) {
      const situation = { ...leaver, answers, now }
      const decision = decide(flow, situation)
      tally.add(situation, decision, price)
      comparison?.add(situation, decision, price, mix.parts)
    }
  }
  const resultOf = (flow: Config) => {
    const { tally, mix } = countedIn(flow)
    return { config: flow.id, reasonsEach: mix.parts, ...tally.result(mix.parts, acceptance) }
  }
  const { own, others } = flowsOf(config)
  const flows = others.filter(({ isDraft }) => !isDraft).map((flow) => resultOf(flow.config))
  return {
    ...resultOf(own),
    /** The same figures of the customers of each other flow, where the config has some; drafts have no customers. */
    ...(flows.length > 0 && { flows }),
    now,
    /** How many of the customers' subscriptions have ended, so that nothing is left to cancel. */
    ended,
    badRows: badRows.result(),
    /** In how many rows each field could not be read. The rows count without it. */
    unread,
    /** How many customers have no id, so that no arm and no holdout can be dealt to them. */
    nameless,
    ...(comparison && { comparison: comparison.result() }),
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
