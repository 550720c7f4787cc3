import { answersOf } from '../flow/answers'
import type { Flow } from '../flow/flow'
import type { Result } from './page'

/** How the flow ended, as `open()` resolves and `on('outcome')` tells it. */
export function resultOf(flow: Flow): Result {
  const { outcome = 'dismissed', operation, followed, sessionId } = flow
  const taken = operation?.kind === 'offer' && outcome !== 'canceled' ? operation : undefined
  const offer = taken?.offer.id ?? (outcome === 'referred' ? followed?.id : undefined)
  return {
    outcome,
    ...(offer && { offer }),
    ...(taken && { choice: taken.choice }),
    answers: answersOf(flow),
    sessionId,
  }
}
