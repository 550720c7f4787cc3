import { isAbsent, plainWord, type Reader } from './reading'
import type { Subscription } from './schema'

export type Status = NonNullable<Subscription['status']>

/** The billers' words for each. Where a word means more at one biller (Recurly's canceled), `fairwell/billing` knows it. */
export const statusWords: [status: Status, words: string[]][] = [
  ['active', ['active']],
  ['trialing', ['trialing', 'in_trial', 'on_trial', 'trial']],
  ['past_due', ['past_due', 'unpaid', 'on_hold', 'failed', 'incomplete']],
  ['paused', ['paused']],
  ['canceling', ['canceling', 'non_renewing', 'pending_cancel', 'pending_cancelation']],
  ['canceled', ['canceled', 'expired', 'incomplete_expired', 'terminated', 'deleted']],
]

/** What state a subscription is in, from any biller's word for it. */
export const readStatus: Reader<Status> = (value) => {
  if (isAbsent(value)) return undefined
  // Britain cancels with two l.
  const word = plainWord(value).replace('ll', 'l')
  const [status] = statusWords.find(([, words]) => words.some((each) => plainWord(each) === word)) ?? []
  return status ?? null
}
