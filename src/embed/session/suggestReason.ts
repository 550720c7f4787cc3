import { isReasonOpen, questionsOf, reasonOf } from '../../flow/answers'
import type { Flow } from '../../flow/flow'
import { reasonInText } from '../../flow/reasonInText'
import { nearest } from '../../ui/first/language'

type Words = Record<string, Record<string, string>>

/**
 * The reason that the free text speaks of, where the customer picked none or `other`. The merchant's keywords come before
 * ours, which are by language and reason.
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
