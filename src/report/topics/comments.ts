import type { Config } from '../../config/schema/schema'
import { type Speaker, speakerOf } from '../feedback/concern'
import { questionsIn } from '../figures/questionsIn'
import type { Session } from '../log/session'

/** What one customer wrote in their own words, with the reason they picked. The time is in milliseconds since 1970. */
export interface CustomerComment {
  text: string
  reason: string | null
  time: number | null
  /** Who wrote it, and what they pay. */
  speaker: Speaker
}

const longest = 2000

/**
 * A function that tells the free-text answers of a session. A config says which questions ask for text; without one, every
 * answer with a space or a non-ASCII letter counts.
 */
export function commentsBy(config: Config | undefined): (session: Session) => CustomerComment[] {
  const isText = config ? namedIn(config) : looksWritten
  return (session) =>
    Object.entries(session.answers).flatMap(([id, text]) =>
      typeof text === 'string' && text.trim() !== '' && isText(id, text)
        ? [
            {
              text: text.slice(0, longest),
              reason: session.reason,
              time: session.startedAt,
              speaker: speakerOf(session),
            },
          ]
        : [],
    )
}

function namedIn(config: Config): (id: string) => boolean {
  const ids = new Set(
    questionsIn(config)
      .filter(({ type }) => type === 'text')
      .map(({ id }) => id),
  )
  return (id) => ids.has(id)
}

function looksWritten(id: string, text: string): boolean {
  if (['reason', 'category', 'influence', 'suggestedReason'].includes(id)) return false
  return /\s|\P{ASCII}/u.test(text.trim())
}
