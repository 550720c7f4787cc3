import type { Problem } from '../config/check/problem'
import { readFacts } from './readFacts'
import type { Situation } from './schema'
import { wordUnread } from './wordUnread'

/**
 * A Situation as rules and screens take it, from what a page or a billing system has: `null` and blank text are absent, money
 * is integer minor units, times are RFC 3339 in UTC or a date, words are ours. What cannot be read is left out and named, once,
 * as a problem. Fields of your own stay, as JSON carries them. Never throws; reading its own result changes nothing.
 */
export function readSituation(input: unknown): { situation: Situation; problems: Problem[] } {
  const { situation, unread } = readFacts(input)
  return { situation, problems: unread.map(wordUnread) }
}
