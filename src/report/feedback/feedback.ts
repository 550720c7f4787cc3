import { createGroups } from '../figures/createGroups'
import type { Session } from '../log/session'
import type { Store } from '../store/store'
import type { CustomerComment } from '../topics/comments'
import { createExamples } from '../topics/createExamples'
import type { Topics } from '../topics/topics'
import { addAt, type ConcernFigures, createConcern, type Speaker, speakerOf } from './concern'
import { customerOf, type Spoken } from './customerOf'
import type { FeedbackOptions } from './feedbackOptions'
import { ranksOf } from './ranks'
import { stretchesBetween } from './releases'
import { type Since, sinceEach } from './since'

/** One thing that customers leave over: a reason of the survey, or what they write about in their own words. */
export interface FeedbackItem extends ConcernFigures {
  kind: 'reason' | 'words'
  /** The reason's id, or the leading term of the comments. */
  about: string
  /** The reason's label where the config has one, or the terms of the comments. */
  label: string
  /** Its place by revenue at stake, 1 being the most, in each currency. Currencies are never added up. */
  ranks: Record<string, number>
  since: Since[]
  /** Up to three comments with personal data taken out; none where the report has no way to take it out. */
  examples: string[]
}

/** What customers leave over, what costs most first. */
export interface Feedback {
  items: FeedbackItem[]
  /** The names of the releases, in order. */
  releases: string[]
  /** How many differences before and after a release were looked at. */
  compared: number
  /** Flows of which reason and words are unknown. */
  silent: number
  /** When the last flow started, RFC 3339; null where no time is known. */
  until: string | null
}

/** Collects what customers leave over. */
export function createFeedback({ releases = [], redact, toWriteTo }: FeedbackOptions, store: Store) {
  const stretches = stretchesBetween(releases)
  const make = () => ({ concern: createConcern(stretches), examples: createExamples() })
  const [reasons, words] = [createGroups(make), createGroups(make)]
  const flowsAt = [...releases.map(() => 0), 0]
  const list = toWriteTo && store.piles<Spoken>('to write to')
  let silent = 0
  let until: number | null = null

  function note(kind: FeedbackItem['kind'], about: string, speaker: Speaker): void {
    const own = (kind === 'reason' ? reasons : words).at(about, speaker)
    own.concern.add(speaker)
    if (speaker.customer) list?.add(JSON.stringify([kind, about, speaker.customer]), { kind, about, speaker })
  }

  return {
    add(session: Session, comments: readonly CustomerComment[]): void {
      const { startedAt, reason } = session
      if (startedAt !== null) {
        addAt(flowsAt, stretches.at(startedAt))
        until = Math.max(until ?? startedAt, startedAt)
      }
      if (reason === null && comments.length === 0) silent += 1
      if (reason === null) return
      note('reason', reason, speakerOf(session))
      for (const { text } of comments) reasons.at(reason, session).examples.add(text.trim())
    },
    /** Takes a comment that is in a group of comments. */
    hear: (term: string, { speaker }: CustomerComment) => note('words', term, speaker),
    result({ topics }: Topics, labels: Record<string, { label: string | null }>): Feedback {
      for (const pile of list?.each() ?? []) {
        const customer = customerOf(pile)
        if (customer) toWriteTo?.(customer)
      }
      const byTerm = new Map(topics.map((topic) => [topic.terms[0], topic]))
      const things = [
        ...reasons.entries().map(([about, own]) => {
          const label = labels[about]?.label ?? about
          return { kind: 'reason' as const, about, label, examples: own.examples.result(redact), ...own.concern }
        }),
        ...words.entries().map(([about, own]) => {
          const { terms = [about], examples = [] } = byTerm.get(about) ?? {}
          return { kind: 'words' as const, about, label: terms.join(', '), examples, ...own.concern }
        }),
      ]
      const since = sinceEach(things, flowsAt, stretches.releases)
      const items = things.map(({ add: _, flowsAt: __, result, ...thing }, place) => {
        return { ...thing, ...result(), since: since[place] ?? [] }
      })
      return {
        items: ranksOf(items),
        releases: stretches.releases.map(({ name }) => name),
        compared: items.length * stretches.releases.length,
        silent,
        until: until === null ? null : new Date(until).toISOString(),
      }
    },
  }
}
