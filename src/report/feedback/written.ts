import type { Session } from '../log/session'
import type { Store } from '../store/store'
import type { SummaryOptions } from '../summaryOptions'
import { commentsBy } from '../topics/comments'
import { createTopics } from '../topics/topics'
import { createFeedback } from './feedback'

/** What customers write, in groups, and what they leave over, with the revenue behind it. */
export function createWritten(options: SummaryOptions, store: Store) {
  const { config, timeZone = 'UTC', redact } = options
  const feedback = createFeedback(options, store)
  const commentsOf = commentsBy(config)
  const topics = createTopics({ timeZone, redact, hear: feedback.hear }, store)
  return {
    add(session: Session): void {
      const comments = commentsOf(session)
      for (const comment of comments) topics.add(comment)
      feedback.add(session, comments)
    },
    /** Both; `reasons` has the labels of reasons. */
    result(reasons: Record<string, { label: string | null }>) {
      const written = topics.result()
      return { topics: written, feedback: feedback.result(written, reasons) }
    },
  }
}
