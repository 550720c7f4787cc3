import type { Session } from '../log/session'
import { quantiles } from '../statistics/quantiles'
import { type Rate, rate } from '../statistics/rate'
import type { List, Store } from '../store/store'
import type { Figure } from './figure'

/** One screen of the flow, and how many got to it and past it. */
export interface FunnelStep {
  step: string
  /** How many flows showed this step. */
  viewed: number
  /** How many flows ended at this step: the customer closed the flow or left the page. */
  left: number
  dropOff: Rate | null
  /** Seconds on this step until the next one or the end; null where no clock could be trusted. */
  seconds: { median: number; p90: number } | null
}

const usualOrder = ['survey', 'offer', 'feedback', 'confirm', 'done', 'error']

/** How far flows get: for each step who saw it, who left there and how long it took. The merchant's own steps come last. */
export function createFunnel(store: Store): Figure<FunnelStep[]> {
  const steps = new Map<string, StepCounter>()

  function at(step: string): StepCounter {
    const known = steps.get(step) ?? { viewed: 0, left: 0, times: store.list<number>(`step ${steps.size}`) }
    steps.set(step, known)
    return known
  }

  function add(session: Session): void {
    for (const step of new Set(session.steps.map((visit) => visit.step))) at(step).viewed += 1
    for (const { step, milliseconds } of session.steps) if (milliseconds !== null) at(step).times.add(milliseconds)
    const last = session.steps.at(-1)
    if (last && isLeft(session)) at(last.step).left += 1
  }

  function result(): FunnelStep[] {
    const sorted = [...steps].sort(([a], [b]) => byUsualOrder(a, b))
    return sorted.map(([step, { viewed, left, times }]) => {
      return { step, viewed, left, dropOff: rate({ hits: left, n: viewed }), seconds: secondsOf(times) }
    })
  }

  return { add, result }
}

interface StepCounter {
  viewed: number
  left: number
  /** Milliseconds of each visit, so far as a clock could be trusted. */
  times: List<number>
}

function isLeft({ outcome }: Session): boolean {
  return outcome === null || outcome === 'dismissed'
}

function byUsualOrder(a: string, b: string): number {
  return place(a) - place(b) || (a < b ? -1 : 1)
}

function place(step: string): number {
  const index = usualOrder.indexOf(step)
  return index === -1 ? usualOrder.length : index
}

function secondsOf(times: List<number>): FunnelStep['seconds'] {
  if (times.size === 0) return null
  const [median = 0, p90 = 0] = quantiles(times, times.size, [0.5, 0.9])
  return { median: median / 1000, p90: p90 / 1000 }
}
