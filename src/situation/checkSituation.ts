import type { Problem } from '../config/check/problem'
import type { Config } from '../config/schema/schema'
import { doubtsOf } from './doubts'
import { nearMisses } from './nearMisses'
import { readFacts } from './readFacts'
import { strangersOf } from './strangers'
import { wordUnread } from './wordUnread'

/**
 * Everything that is unreadable or doubtful in a Situation, for the person who connects the page. All problems are warnings,
 * since the flow runs on what can be read. With a config, also reasons, offers and so on that it does not have.
 */
export function checkSituation(input: unknown, config?: Config): Problem[] {
  const { situation, unread } = readFacts(input)
  return [
    ...unread.map(wordUnread),
    ...nearMisses(situation),
    ...doubtsOf(situation),
    ...(config ? strangersOf(situation, config) : []),
  ]
}
