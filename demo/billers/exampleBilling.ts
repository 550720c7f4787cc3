import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { randomFrom } from '../../src/report/statistics/randomFrom'
import type { Subscription } from './exportForms'

const day = 86_400

/** What became of each subscription of a log after its flow, made up: most that were saved stay, some ask again, some fail to pay. */
export function exampleBilling(events: Iterable<CloudEvent>): Subscription[] {
  const random = randomFrom(7)
  const found = new Map<string, Subscription>()
  for (const { type, time, data } of events) {
    const { id, startedAt } = (data.subscription ?? {}) as { id?: string; startedAt?: string }
    const { id: customer = '' } = (data.customer ?? {}) as { id?: string }
    if (id === undefined || startedAt === undefined) continue
    const at = Math.floor(Date.parse(time) / 1000)
    const subscription = found.get(id) ?? { id, customer, start: toMinute(Date.parse(startedAt) / 1000) }
    if (type.includes('flow.canceled')) found.set(id, { ...subscription, ...ended(at, 0, random) })
    else if (type.includes('flow.saved')) found.set(id, { ...subscription, ...fate(at, random) })
    else found.set(id, subscription)
  }
  return [...found.values()]
}

type Fate = Pick<Subscription, 'askedAt' | 'end' | 'why'>

function fate(at: number, random: () => number): Fate {
  const drawn = random()
  if (drawn < 0.72) return {}
  const later = at + Math.floor(random() * 100) * day
  return drawn < 0.92 ? ended(later, 30, random) : { end: toMinute(later), why: 'payment' }
}

/** Asked for then; access ends with the period, within so many days. */
function ended(at: number, days: number, random: () => number): Fate {
  const askedAt = toMinute(at)
  return { askedAt, end: askedAt + Math.floor(random() * days) * day, why: 'asked' }
}

/** Dashboards show no seconds. */
function toMinute(seconds: number): number {
  return Math.floor(seconds / 60) * 60
}
