import type { Config } from '../../config/schema/schema'

/** Every question of the survey: those of its reasons, and those that everyone is asked. */
export function questionsIn({ survey }: Config) {
  return [...survey.reasons.flatMap(({ questions }) => questions ?? []), ...(survey.questions ?? [])]
}
