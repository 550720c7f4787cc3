import type { Outcome, Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { sum } from './sum'

/** How many flows started, how many ended, and how many ended in each outcome. A flow that was left open has no outcome. */
export interface Flows {
  started: number
  ended: number
  outcomes: Record<Outcome, number>
}

/** Counts flows and what they ended in. */
export interface FlowCounter {
  add(session: Pick<Session, 'outcome'>): void
  flows(): Flows
  /**
   * The share of started flows that ended without a cancellation. It is not the save rate, which asks who is still subscribed
   * later.
   */
  deflectRate(): Rate | null
}

/** Makes a FlowCounter at zero. */
export function createFlowCounter(): FlowCounter {
  const outcomes = { saved: 0, canceled: 0, dismissed: 0, referred: 0, failed: 0 }
  let started = 0
  return {
    add({ outcome }) {
      started += 1
      if (outcome) outcomes[outcome] += 1
    },
    flows: () => ({ started, ended: sum(Object.values(outcomes)), outcomes: { ...outcomes } }),
    deflectRate: () => rate({ hits: outcomes.saved + outcomes.dismissed + outcomes.referred, n: started }),
  }
}

/**
 * Whether this flow ended without a cancellation: in `saved`, `dismissed` or `referred`. One that failed or was left open
 * did not.
 */
export function isDeflected({ outcome }: Pick<Session, 'outcome'>): boolean {
  return outcome === 'saved' || outcome === 'dismissed' || outcome === 'referred'
}
