import { tenureOf } from '../figures/cohorts'
import type { Session } from '../log/session'

/** What customers are told apart by. */
export type By = 'all' | 'reason' | 'plan' | 'segment' | 'tenure'

/** A group of customers: `all` has an empty value. */
export interface Place {
  by: By
  value: string
}

/** The groups that the customer of this session is in, each once. */
export function placesOf(session: Session): Place[] {
  const { reason, plan, decisions } = session
  const segments = new Set(decisions.flatMap((decision) => decision.segments))
  return [
    { by: 'all', value: '' },
    ...(reason === null ? [] : [{ by: 'reason' as const, value: reason }]),
    ...(plan === null ? [] : [{ by: 'plan' as const, value: plan }]),
    ...[...segments].map((value) => ({ by: 'segment' as const, value })),
    ...tenureOf(session).map((value) => ({ by: 'tenure' as const, value })),
  ]
}
