import type { Question, Reason } from '../config/schema/schema'
import type { Flow } from './flow'

type Answered = Pick<Flow, 'config' | 'reasons' | 'answers' | 'results' | 'suggestedReason'>

/** The reason that the customer has picked; undefined when none is. */
export function reasonOf(flow: Pick<Flow, 'reasons' | 'answers'>): Reason | undefined {
  return flow.reasons.find((reason) => reason.id === flow.answers.reason)
}

/** The questions of the picked reason, which the survey shows under it. */
export function questionsOf(flow: Pick<Flow, 'reasons' | 'answers'>): Question[] {
  return reasonOf(flow)?.questions ?? []
}

/**
 * The answers by question, with the picked `reason` and what the merchant's own steps gave. Blank answers are left out, and so are
 * answers to questions of a reason that is no longer picked.
 */
export function answersOf(flow: Answered): Record<string, unknown> {
  const { survey } = flow.config
  const id = reasonOf(flow)?.id
  const given = [...questionsOf(flow), ...(survey.questions ?? [])]
    .map(({ id }) => [id, flow.answers[id]] as const)
    .filter(([, value]) => `${value ?? ''}`.trim())
  // A guess from free text counts only where the customer has picked no reason.
  const suggestedReason = isReasonOpen(id) && flow.suggestedReason
  return {
    ...Object.fromEntries(given),
    ...flow.results,
    ...(suggestedReason && { suggestedReason }),
    ...(id && { reason: id }),
  }
}

/** Whether the customer has not said why yet: no reason is picked, or `other` is. */
export function isReasonOpen(reason: string | undefined): boolean {
  return !reason || reason === 'other'
}
