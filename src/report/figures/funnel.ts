import type { Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { group } from './group'

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
export function funnel(sessions: readonly Session[]): FunnelStep[] {
  const viewers = group(sessions, ({ steps }) => steps.map(({ step }) => step))
  const lastOf = group(sessions.filter(isLeft), ({ steps }) => steps.slice(-1).map(({ step }) => step))
  return [...viewers.keys()].sort(byUsualOrder).map((step) => {
    const viewed = viewers.get(step) ?? []
    const left = lastOf.get(step)?.length ?? 0
    return {
      step,
      viewed: viewed.length,
      left,
      dropOff: rate({ hits: left, n: viewed.length }),
      seconds: secondsOn(step, viewed),
    }
  })
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

function secondsOn(step: string, viewed: readonly Session[]): FunnelStep['seconds'] {
  const visits = viewed.flatMap(({ steps }) => steps.filter((visit) => visit.step === step))
  const times = visits.flatMap(({ milliseconds }) => milliseconds ?? []).sort((a, b) => a - b)
  if (times.length === 0) return null
  return { median: quantile(times, 0.5) / 1000, p90: quantile(times, 0.9) / 1000 }
}

/** A quantile of sorted values, interpolated between the two nearest ones, as spreadsheets do. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}
