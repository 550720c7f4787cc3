import { isAbsent, plainWord, type Reader } from './reading'
import type { Subscription } from './schema'

/** A status of a subscription, in our words. */
export type Status = NonNullable<Subscription['status']>

/**
 * The billers' words for each status. `fairwell/billing` handles those that mean something else at one biller (Recurly's
 * canceled).
 */
export const statusWords: [status: Status, words: string[]][] = [
  ['active', ['active']],
  ['trialing', ['trialing', 'in_trial', 'on_trial', 'trial']],
  ['past_due', ['past_due', 'unpaid', 'on_hold', 'failed', 'incomplete']],
  ['paused', ['paused']],
  ['canceling', ['canceling', 'non_renewing', 'pending_cancel', 'pending_cancelation']],
  ['canceled', ['canceled', 'expired', 'incomplete_expired', 'terminated', 'deleted']],
]

/** Reads the status of a subscription from any biller's word for it. */
export const readStatus: Reader<Status> = (value) => {
  if (isAbsent(value)) return undefined
  // British spelling has two l: `cancelled`.
  const word = plainWord(value).replace('ll', 'l')
  const [status] = statusWords.find(([, words]) => words.some((each) => plainWord(each) === word)) ?? []
  return status ?? null
}
