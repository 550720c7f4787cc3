import type { CloudEvent } from '../../src/events/wire/flowEvent'
import type { BillingRow } from '../../src/report'
import { randomFrom } from '../../src/report/statistics/randomFrom'
import { exampleBilling } from '../billers/exampleBilling'
import { draw } from './draw'
import { exampleTruth } from './exampleTruth'

const day = 86_400_000

/** How many made-up subscriptions begin a day, for how many days they run on average, and how long the shop has been there. */
const [newOnes, runs, age] = [8.8, 260, 2 * 365]

/**
 * The made-up shop's billing, to go with its visits: what became of who came to the cancel button, and besides who runs without ever
 * having come, or had left before the first visit. Without those, everybody would seem to leave.
 */
export function exampleBillingRows(events: readonly CloudEvent[]): BillingRow[] {
  const times = events.map(({ time }) => Date.parse(time)).sort((a, b) => a - b)
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  const planOf = new Map(events.map(({ data }) => [Object(data.subscription).id, Object(data.subscription).plan]))
  const visitors = exampleBilling(events).map(({ id, start, end, why }): BillingRow => {
    const endedAt = end === undefined ? null : iso(end * 1000)
    return {
      subscription: id,
      status: endedAt ? 'canceled' : 'active',
      startedAt: iso(start * 1000),
      endedAt,
      plan: planOf.get(id),
      months: 1,
      ...(why && { endedReason: why === 'payment' ? 'payment_failed' : 'cancellation_requested' }),
    }
  })
  return [...visitors, ...others(first, last)]
}

/** Subscriptions that were in no visit: all that did not end while visits were recorded. */
function* others(first: number, last: number): Generator<BillingRow> {
  const random = randomFrom(9)
  for (let each = 0; each < newOnes * age; each += 1) {
    const start = last - random() * age * day
    const end = start - Math.log(1 - random()) * runs * day
    const plan = draw(exampleTruth.plans, random)
    if (end >= first && end <= last) continue
    const isOver = end < first
    yield {
      subscription: `sub_other_${each}`,
      status: isOver ? 'canceled' : 'active',
      startedAt: iso(start),
      endedAt: isOver ? iso(end) : null,
      plan,
      months: 1,
      ...(isOver && { endedReason: 'cancellation_requested' }),
    }
  }
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
