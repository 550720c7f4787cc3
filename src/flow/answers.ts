import type { Question, Reason } from '../config/schema/schema'
import type { Flow } from './flow'

type Answered = Pick<Flow, 'config' | 'reasons' | 'answers' | 'results' | 'suggestedReason'>

export function reasonOf(flow: Pick<Flow, 'reasons' | 'answers'>): Reason | undefined {
  return flow.reasons.find((reason) => reason.id === flow.answers.reason)
}

/** The questions the survey shows now: those of the picked reason. */
export function questionsOf(flow: Pick<Flow, 'reasons' | 'answers'>): Question[] {
  return reasonOf(flow)?.questions ?? []
}

/** What was said and still stands: blanks say nothing, and answers under a reason that was unpicked again don't stand. */
export function answersOf(flow: Answered): Record<string, unknown> {
  const { survey } = flow.config
  const id = reasonOf(flow)?.id
  const given = [...questionsOf(flow), ...(survey.questions ?? [])]
    .map(({ id }) => [id, flow.answers[id]] as const)
    .filter(([, value]) => `${value ?? ''}`.trim())
  // Who picked a reason has spoken; only who did not is guessed at.
  const suggestedReason = isReasonOpen(id) && flow.suggestedReason
  return {
    ...Object.fromEntries(given),
    ...flow.results,
    ...(suggestedReason && { suggestedReason }),
    ...(id && { reason: id }),
  }
}

/** Whether the reason is still to be heard: none was picked, or `other`. */
export function isReasonOpen(reason: string | undefined): boolean {
  return !reason || reason === 'other'
}
