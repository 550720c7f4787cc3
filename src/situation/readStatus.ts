import { isAbsent, plainWord, type Reader } from './reading'
import type { Subscription } from './schema'

export type Status = NonNullable<Subscription['status']>

/** The billers' words for each, as `plainWord` gives them, American. Where a word means more at one biller, `fairwell/billing` knows it. */
export const statusWords: [status: Status, words: string[]][] = [
  ['active', ['active']],
  ['trialing', ['trialing', 'intrial', 'ontrial', 'trial']],
  ['past_due', ['pastdue', 'unpaid', 'onhold', 'failed', 'incomplete']],
  ['paused', ['paused']],
  ['canceling', ['canceling', 'nonrenewing', 'pendingcancel', 'pendingcancelation']],
  ['canceled', ['canceled', 'expired', 'incompleteexpired', 'terminated', 'deleted']],
]

/** What state a subscription is in, from any biller's word for it. */
export const readStatus: Reader<Status> = (value) => {
  if (isAbsent(value)) return undefined
  // Britain cancels with two l.
  const word = plainWord(value).replace('ll', 'l')
  const [status] = statusWords.find(([, words]) => words.includes(word)) ?? []
  return status ?? null
}
