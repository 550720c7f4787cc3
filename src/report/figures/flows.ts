import type { Outcome, Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { sum } from './sum'

export interface Flows {
  started: number
  ended: number
  outcomes: Record<Outcome, number>
}

/** How many flows there are, how many came to an end, and in what. */
export function countFlows(sessions: readonly Session[]): Flows {
  const counts = { saved: 0, canceled: 0, dismissed: 0, referred: 0, failed: 0 }
  for (const { outcome } of sessions) if (outcome) counts[outcome] += 1
  return {
    started: sessions.length,
    ended: sum(Object.values(counts)),
    outcomes: counts,
  }
}

/** Whether this flow ended with the subscription as it was or saved: not in `canceled`, not in `failed`, not abandoned. */
export function isDeflected({ outcome }: Session): boolean {
  return outcome === 'saved' || outcome === 'dismissed' || outcome === 'referred'
}

/** Flows that ended other than in `canceled` or `failed`, of those started. It is no save rate: nobody waited to see. */
export function deflectRate(sessions: readonly Session[]): Rate | null {
  return rate({ hits: sessions.filter(isDeflected).length, n: sessions.length })
}
