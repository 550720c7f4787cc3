import type { Config } from '../../config/schema/schema'
import { questionsIn } from '../figures/questionsIn'
import type { Session } from '../log/session'

/** What one customer wrote in their own words, with the reason they picked. The time is in milliseconds since 1970. */
export interface CustomerComment {
  text: string
  reason: string | null
  time: number | null
}

const longest = 2000

/**
 * A function that tells the free-text answers of a session. A config says which questions ask for text; without one, every
 * answer with a space or a non-ASCII letter counts.
 */
export function commentsBy(config: Config | undefined): (session: Session) => CustomerComment[] {
  const isText = config ? namedIn(config) : looksWritten
  return ({ answers, reason, startedAt }) =>
    Object.entries(answers).flatMap(([id, text]) =>
      typeof text === 'string' && text.trim() !== '' && isText(id, text)
        ? [{ text: text.slice(0, longest), reason, time: startedAt }]
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
