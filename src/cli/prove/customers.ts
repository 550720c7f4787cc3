import { isObject } from '../../base/isObject'
import type { Config } from '../../config/schema/schema'
import type { Situation } from '../../situation/schema'
import { answersTo, type Candidates, candidatesOf } from './candidates'
import { tellsAllApart } from './tellsAllApart'

/** The day that all customers are looked at. What a rule says of days counts from here. */
export const today = '2026-01-15T12:00:00Z'

/** More kinds of customers than this are tried by a sample. */
const most = 3000

/** Customers as a config's conditions tell them apart. */
export interface Customers {
  situations: Situation[]
  /** Whether every kind of customer that the conditions can tell apart is among them. */
  isComplete: boolean
}

/** A customer of every kind that the conditions of this config tell apart; where there are too many kinds, an even sample. */
export function customersOf(config: Config): Customers {
  const candidates = candidatesOf(config)
  const kinds = candidates.reduce((product, { values }) => product * values.length, 1)
  const count = Math.min(kinds, most)
  const situations = Array.from({ length: count }, (_, index) =>
    // Too many kinds are tried at even distances.
    situationAt(candidates, kinds <= most ? index : Math.floor((index + 0.5) * (kinds / most))),
  )
  return { situations, isComplete: kinds <= most && answersTo(config).isComplete && tellsAllApart(config) }
}

function situationAt(candidates: Candidates[], place: number): Situation {
  const situation: Record<string, unknown> = {
    customer: { id: 'customer-1' },
    subscription: {
      id: 'subscription-1',
      amount: 1000,
      currency: 'USD',
      interval: 'month',
      currentPeriodEnd: daysFromToday(10),
    },
    now: today,
  }
  let rest = place
  for (const { attribute, values } of candidates) {
    const value = values[rest % values.length]
    rest = Math.floor(rest / values.length)
    set(situation, attribute, value)
  }
  return situation as Situation
}

/** Gives the situation what makes its attribute this value: a derived figure is given by the fields that it is made of. */
function set(situation: Record<string, unknown>, attribute: string, value: unknown): void {
  const subscription = situation.subscription as Record<string, unknown>
  if (attribute === 'subscription.mrr') subscription.amount = value
  else if (attribute === 'subscription.tenureDays') subscription.startedAt = daysAway(value, -1)
  else if (attribute === 'subscription.daysLeft') subscription.currentPeriodEnd = daysAway(value, 1)
  else if (attribute === 'history.offers') situation.history = value === undefined ? {} : { offers: datedOf(value) }
  else place(situation, attribute.split('.'), value)
}

function place(parent: Record<string, unknown>, [name = '', ...deeper]: string[], value: unknown): void {
  if (deeper.length === 0) {
    if (value !== undefined) parent[name] = value
    else delete parent[name]
    return
  }
  if (!isObject(parent[name])) parent[name] = {}
  place(parent[name] as Record<string, unknown>, deeper, value)
}

function daysAway(days: unknown, direction: 1 | -1): string | undefined {
  return typeof days === 'number' ? daysFromToday(direction * days) : undefined
}

function daysFromToday(days: number): string {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString()
}

function datedOf(records: unknown): unknown[] {
  return (records as { days: number }[]).map(({ days, ...record }) => ({ ...record, time: daysFromToday(-days) }))
}
