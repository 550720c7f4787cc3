import type { Config, LocalizedText } from '../../config/schema/schema'
import { percent } from '../print/wording'
import type { Topic } from '../topics/topics'
import type { Advice, Figures, PatchOperation } from './advice'

const fewest = 10
const leastShare = 0.05

/** Advice on groups of comments that look like a reason the survey lacks. */
export function adviseOnTopics(
  { topics, reasons }: Pick<Figures, 'topics' | 'reasons'>,
  config: Config | undefined,
): Advice[] {
  const labels = config?.survey.reasons.flatMap(({ id, label }) => [id, ...wordings(label ?? '')]) ?? []
  const known = [...labels, ...Object.keys(reasons)].map((label) => label.toLowerCase())
  return topics.topics
    .filter(({ count, share }) => count >= fewest && (share?.value ?? 0) >= leastShare)
    .filter(({ terms }) => !known.some((label) => label.includes(terms[0] ?? '')))
    .map((topic) => told(topic, config))
}

function told(topic: Topic, config: Config | undefined): Advice {
  const [term = ''] = topic.terms
  return {
    kind: 'new_reason',
    about: term,
    text: `This group looks like a new reason: ${topic.count} comments (${percent(topic.share?.value)}) speak of “${topic.terms.join('”, “')}”. Read them before you name it.`,
    numbers: { count: topic.count, share: topic.share, byReason: topic.byReason },
    patch: config ? patch(term, config) : null,
  }
}

function patch(term: string, config: Config): PatchOperation[] {
  const ids = new Set(config.survey.reasons.map(({ id }) => id))
  const wanted = term.replace(/[^\p{L}\p{N}]+/gu, '_')
  const id = ids.has(wanted) ? `${wanted}_2` : wanted
  const label = term.charAt(0).toUpperCase() + term.slice(1)
  return [{ op: 'add', path: '/survey/reasons/-', value: { id, label, influence: 'unknown' } }]
}

function wordings(text: LocalizedText): string[] {
  return typeof text === 'string' ? [text] : Object.values(text)
}
