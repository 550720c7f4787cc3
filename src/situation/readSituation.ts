import type { Problem } from '../config/check/problem'
import { readFacts } from './readFacts'
import type { Situation } from './schema'
import { wordUnread } from './wordUnread'

/**
 * Reads what a page or a billing system knows into a Situation for rules and screens. In the result money is integer minor
 * units, times are RFC 3339 in UTC or dates, statuses and intervals are our words; `null` and blank text are absent. What
 * can't be read is left out and named in `problems`. Fields of your own stay, as JSON carries them. Never throws; reading the
 * result again changes nothing.
 */
export function readSituation(input: unknown): { situation: Situation; problems: Problem[] } {
  const { situation, unread } = readFacts(input)
  return { situation, problems: unread.map(wordUnread) }
}
