import { isAbsent, plainWord, type Reader } from './reading'

export type Status = 'active' | 'trialing' | 'past_due' | 'paused' | 'canceling' | 'canceled'

/** The billers' words for each, as `plainWord` gives them. Where one biller's word means something else, `fairwell/billing` knows it. */
const words: Record<Status, string[]> = {
  active: ['active'],
  trialing: ['trialing', 'trialling', 'intrial', 'ontrial', 'trial'],
  past_due: ['pastdue', 'unpaid', 'onhold', 'failed', 'incomplete'],
  paused: ['paused'],
  canceling: ['canceling', 'cancelling', 'nonrenewing', 'pendingcancel', 'pendingcancelation', 'pendingcancellation'],
  canceled: ['canceled', 'cancelled', 'expired', 'incompleteexpired', 'terminated', 'deleted'],
}

/** What state a subscription is in, from any biller's word for it, in any case. */
export const readStatus: Reader<Status> = (value) => {
  if (isAbsent(value)) return undefined
  const word = plainWord(value)
  return (Object.keys(words) as Status[]).find((status) => words[status].includes(word)) ?? null
}
