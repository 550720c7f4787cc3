import { group, toRecord } from '../figures/group'
import { periodsIn } from '../figures/periods'
import { type Rate, rate } from '../statistics/rate'
import type { CustomerComment } from './comments'
import { termsOf } from './termsOf'

/** A group of comments that share a term. */
export interface Topic {
  /** The term that all of its comments have, then terms that often come with it. */
  terms: string[]
  count: number
  /** The share of this group among all comments. */
  share: Rate | null
  /** Up to three comments with personal data taken out; none where the report has no way to take it out. */
  examples: string[]
  byReason: Record<string, number>
  byMonth: Record<string, number>
}

/** What customers write about. */
export interface Topics {
  comments: number
  topics: Topic[]
  /** How many comments share no term with enough others. */
  unplaced: number
}

/** How comments are read. */
export interface TopicOptions {
  timeZone: string
  /** Takes personal data out of a text. */
  redact?: ((text: string) => string) | undefined
}

interface TopicFrame {
  /** How many comments there are. */
  all: number
  monthOf: (time: number) => string
  redact: TopicOptions['redact']
}

interface ReadComment extends CustomerComment {
  terms: Set<string>
}

const mostTopics = 12
const exampleLength = 200

/** What customers write about, in groups that share a term. Every comment is in one group at most, so counts add up. */
export function findTopics(comments: readonly CustomerComment[], { timeZone, redact }: TopicOptions): Topics {
  const enough = Math.max(3, Math.ceil(comments.length / 100))
  const periodsOf = periodsIn(timeZone)
  const frame = { all: comments.length, monthOf: (time: number) => periodsOf(time).month, redact }
  const topics: Topic[] = []
  let rest: ReadComment[] = comments.map((comment) => ({
    ...comment,
    terms: new Set(termsOf(redact?.(comment.text) ?? comment.text)),
  }))
  while (topics.length < mostTopics) {
    const term = leadingTerm(rest, enough)
    if (term === undefined) break
    const those = rest.filter(({ terms }) => terms.has(term))
    rest = rest.filter(({ terms }) => !terms.has(term))
    topics.push(topic(term, those, frame))
  }
  return { comments: comments.length, topics: topics.sort((a, b) => b.count - a.count), unplaced: rest.length }
}

/**
 * The term in the most comments. A pair of words counts half as much again, because it says more; ties are decided by the
 * alphabet.
 */
function leadingTerm(comments: readonly ReadComment[], enough: number): string | undefined {
  const counts = [...countTerms(comments)].filter(([, count]) => count >= enough)
  return counts.sort((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

function weight([term, count]: [string, number]): number {
  return term.includes(' ') ? count * 1.5 : count
}

function countTerms(comments: readonly ReadComment[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { terms } of comments) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function topic(term: string, those: readonly ReadComment[], { all, monthOf, redact }: TopicFrame): Topic {
  return {
    terms: [term, ...companions(term, those)],
    count: those.length,
    share: rate({ hits: those.length, n: all }),
    examples: redact ? examples(those).map((text) => shortened(redact(text))) : [],
    byReason: sizes(group(those, ({ reason }) => (reason === null ? [] : [reason]))),
    byMonth: sizes(group(those, ({ time }) => (time === null ? [] : [monthOf(time)]))),
  }
}

/** Up to three terms that at least a third of the group has. A pair that holds the leading word comes before its parts. */
function companions(term: string, those: readonly ReadComment[]): string[] {
  const often = [...countTerms(those)].filter(
    ([other, count]) => other !== term && count >= Math.max(2, those.length / 3),
  )
  return often
    .sort((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([other]) => other)
}

/** The three comments of middle length: neither a single word nor a whole letter. */
function examples(those: readonly ReadComment[]): string[] {
  const texts = [...new Set(those.map(({ text }) => text.trim()))].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  )
  const middle = Math.floor(texts.length / 2)
  return texts.slice(Math.max(0, middle - 1), middle + 2)
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > exampleLength ? `${characters.slice(0, exampleLength - 1).join('')}…` : characters.join('')
}

function sizes(groups: Map<string, unknown[]>): Record<string, number> {
  return toRecord(groups, (those) => those.length)
}
