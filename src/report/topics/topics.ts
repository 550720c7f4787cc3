import { periodsIn } from '../figures/periods'
import { sum } from '../figures/sum'
import { type Rate, rate } from '../statistics/rate'
import type { List, Store } from '../store/store'
import type { CustomerComment } from './comments'
import { createExamples } from './createExamples'
import { createTermCounts, frequentTerms } from './createTermCounts'
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
  /** Hears of each comment that is in a group, with the group's leading term. */
  hear?: ((term: string, comment: CustomerComment) => void) | undefined
}

/** A comment with its terms, each once. */
interface ReadComment extends CustomerComment {
  terms: string[]
}

const mostTopics = 12
/**
 * How many terms are counted at once. A comment has 2,000 characters and so about 1,000 terms at most, and a term has to be
 * in a hundredth of the comments, or in a third of a group's.
 */
const [mostTerms, mostCompanions] = [100_000, 10_000]

/** Collects comments for `findTopics`. */
export interface TopicFinder {
  add(comment: CustomerComment): void
  result(): Topics
}

/** What customers write about, in groups that share a term. Every comment is in one group at most, so counts add up. */
export function createTopics({ timeZone, redact, hear }: TopicOptions, store: Store): TopicFinder {
  const comments = store.list<ReadComment>('comments')

  function result(): Topics {
    const leaders = leadersOf(comments, store)
    const groups = leaders.map((term) => createTopic(term, { timeZone, redact, all: comments.size }))
    gather(comments, leaders, (place, comment) => {
      groups[place]?.add(comment)
      hear?.(leaders[place] ?? '', comment)
    })
    if (groups.some((topic) => !topic.isExact()))
      gather(comments, leaders, (place, comment) => groups[place]?.recount(comment))
    const topics = groups.map((topic) => topic.result())
    const placed = sum(topics.map(({ count }) => count))
    return {
      comments: comments.size,
      topics: topics.sort((a, b) => b.count - a.count),
      unplaced: comments.size - placed,
    }
  }

  return {
    add: (comment) => comments.add({ ...comment, terms: termsOf(redact?.(comment.text) ?? comment.text) }),
    result,
  }
}

/** The term that each group shares: the one in the most comments, then the one in the most of the others, and so on. */
function leadersOf(comments: List<ReadComment>, store: Store): string[] {
  const enough = Math.max(3, Math.ceil(comments.size / 100))
  const terms = [...frequentTerms(comments, enough, mostTerms).keys()]
  const places = new Map(terms.map((term, place) => [term, place]))
  const rest = store.list<number[]>('frequent terms')
  for (const comment of comments) {
    const own = comment.terms.flatMap((term) => places.get(term) ?? [])
    if (own.length > 0) rest.add(own)
  }
  const leaders = new Set<number>()
  while (leaders.size < mostTopics) {
    const [leader] = mostFirst(countRest(rest, leaders, terms)).filter(([, count]) => count >= enough)
    const place = leader && places.get(leader[0])
    if (place === undefined) break
    leaders.add(place)
  }
  return [...leaders].flatMap((place) => terms[place] ?? [])
}

/** How many comments without a leader have each term. */
function countRest(rest: Iterable<number[]>, leaders: ReadonlySet<number>, terms: readonly string[]) {
  const counts = terms.map((term): TermCount => [term, 0])
  for (const own of rest) {
    if (own.some((place) => leaders.has(place))) continue
    for (const place of own) {
      const count = counts[place]
      if (count) count[1] += 1
    }
  }
  return counts
}

type TermCount = [term: string, count: number]

/**
 * Terms by how many comments have them. A pair of words counts half as much again, because it says more; ties are decided by
 * the alphabet.
 */
function mostFirst(counts: Iterable<TermCount>): TermCount[] {
  return [...counts].sort((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1))
}

function weight([term, count]: TermCount): number {
  return term.includes(' ') ? count * 1.5 : count
}

/** Hands over each comment that has a leading term, with the place of the first such term. */
function gather(
  comments: Iterable<ReadComment>,
  leaders: readonly string[],
  take: (place: number, comment: ReadComment) => void,
): void {
  const places = new Map(leaders.map((term, place) => [term, place]))
  for (const comment of comments) {
    const place = comment.terms.reduce((first, term) => Math.min(first, places.get(term) ?? Infinity), Infinity)
    if (place < leaders.length) take(place, comment)
  }
}

/** Counts the comments of one group. */
function createTopic(term: string, { timeZone, redact, all }: TopicOptions & { all: number }) {
  const periodsOf = periodsIn(timeZone)
  const terms = createTermCounts(mostCompanions)
  const examples = createExamples()
  const [reasons, months, again] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  let count = 0

  function add(comment: ReadComment): void {
    count += 1
    for (const each of comment.terms) terms.add(each)
    examples.add(comment.text.trim())
    if (comment.reason !== null) addOne(reasons, comment.reason)
    if (comment.time !== null) addOne(months, periodsOf(comment.time).month)
  }

  function recount(comment: ReadComment): void {
    for (const each of comment.terms) if (terms.counts.has(each)) addOne(again, each)
  }

  function result(): Topic {
    return {
      terms: [term, ...companionsOf(term, count, terms.isExact() ? terms.counts : again)],
      count,
      share: rate({ hits: count, n: all }),
      examples: examples.result(redact),
      byReason: Object.fromEntries([...reasons].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))),
      byMonth: Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1))),
    }
  }

  return { add, isExact: terms.isExact, recount, result }
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Up to three terms that at least a third of the group has. A pair that holds the leading word comes before its parts. */
function companionsOf(term: string, size: number, counts: ReadonlyMap<string, number>): string[] {
  const often = [...counts].filter(([other, count]) => other !== term && count >= Math.max(2, size / 3))
  return mostFirst(often)
    .slice(0, 3)
    .map(([other]) => other)
}
