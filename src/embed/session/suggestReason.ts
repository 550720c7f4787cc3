import { isReasonOpen, questionsOf, reasonOf } from '../../flow/answers'
import type { Flow } from '../../flow/flow'
import { reasonInText } from '../../flow/reasonInText'
import { nearest } from '../../ui/first/language'

/** Comma-separated words by language, then by the id of a standard reason. */
type Words = Record<string, Record<string, string>>

/**
 * The id of the reason that the customer's free text speaks of, where they picked no reason or `other`. A reason's own keywords
 * in the config replace ours for it.
 */
export function suggestReason(flow: Flow, keywords: Words = {}): string | undefined {
  const { reasons, answers, config, situation } = flow
  if (!isReasonOpen(reasonOf(flow)?.id)) return undefined
  const { locale = 'en' } = situation
  const ours = nearest(keywords, locale) ?? {}
  const words = reasons
    .filter(({ id }) => id !== 'other')
    .map(({ id, keywords: own = {} }) => [id, nearest(own, locale) ?? ours[id]?.split(', ') ?? []] as const)
  const texts = [...questionsOf(flow), ...(config.survey.questions ?? [])]
    .filter(({ type }) => type === 'text')
    .map(({ id }) => answers[id] ?? '')
  return reasonInText(texts.join('\n'), Object.fromEntries(words))
}
