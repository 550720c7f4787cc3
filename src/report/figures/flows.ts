import type { Outcome, Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { sum } from './sum'

/** How many flows started, how many ended, and how many ended in each outcome. A flow that was left open has no outcome. */
export interface Flows {
  started: number
  ended: number
  outcomes: Record<Outcome, number>
}

/** Counts these flows and their outcomes. */
export function countFlows(sessions: readonly Session[]): Flows {
  const counts = { saved: 0, canceled: 0, dismissed: 0, referred: 0, failed: 0 }
  for (const { outcome } of sessions) if (outcome) counts[outcome] += 1
  return {
    started: sessions.length,
    ended: sum(Object.values(counts)),
    outcomes: counts,
  }
}

/**
 * Whether this flow ended without a cancellation: in `saved`, `dismissed` or `referred`. One that failed or was left open
 * did not.
 */
export function isDeflected({ outcome }: Session): boolean {
  return outcome === 'saved' || outcome === 'dismissed' || outcome === 'referred'
}

/**
 * The share of started flows that ended without a cancellation. It is not the save rate, which asks who is still subscribed
 * later.
 */
export function deflectRate(sessions: readonly Session[]): Rate | null {
  return rate({ hits: sessions.filter(isDeflected).length, n: sessions.length })
}
