import type { Question, Reason } from '../config/schema'
import type { Flow } from './flow'

type Answered = Pick<Flow, 'reasons' | 'answers'>

export function reasonOf(flow: Answered): Reason | undefined {
  return flow.reasons.find((reason) => reason.id === flow.answers.reason)
}

/** The questions the survey shows now: those of the picked reason. */
export function questionsOf(flow: Answered): Question[] {
  return reasonOf(flow)?.questions ?? []
}

/** What was said and still stands: answers under a reason that was unpicked again don't. */
export function answersOf(flow: Answered): Record<string, unknown> {
  const reason = reasonOf(flow)
  if (!reason) return {}
  const given = questionsOf(flow)
    .map(({ id }) => [id, flow.answers[id]] as const)
    .filter(([, value]) => value !== undefined && value !== '')
  return { ...Object.fromEntries(given), reason: reason.id }
}
