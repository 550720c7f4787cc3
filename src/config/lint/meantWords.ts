import { own } from '../../base/own'
import { nearestOf } from './nearest'

/** For words of a config, the ones that billers and people use instead. Compared without case, blanks, `_` and `-`. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  active: ['live', 'current', 'enabled', 'in good standing'],
  trialing: ['trial', 'trialling', 'in_trial', 'on_trial', 'free_trial', 'trial_active'],
  past_due: ['unpaid', 'on_hold', 'overdue', 'failed', 'incomplete', 'dunning', 'payment_failed', 'in_grace_period'],
  paused: ['pause', 'suspended', 'frozen', 'paused_indefinitely'],
  canceling: [
    ...['non_renewing', 'pending_cancel', 'pending_cancellation', 'cancel_at_period_end', 'cancelling'],
    ...['scheduled_cancel', 'will_cancel', 'pending_canceled'],
  ],
  canceled: ['cancelled', 'expired', 'incomplete_expired', 'terminated', 'deleted', 'ended', 'inactive', 'churned'],
  day: ['daily', 'days', 'd'],
  week: ['weekly', 'weeks', 'w', 'wk'],
  month: ['monthly', 'months', 'm', 'mo', 'mth'],
  year: ['yearly', 'years', 'y', 'yr', 'annual', 'annually', 'annum'],
  accepted: ['accept', 'taken', 'saved', 'applied'],
  declined: ['decline', 'rejected', 'refused'],
  shown: ['show', 'seen', 'viewed', 'offered'],
  influenceable: ['controllable', 'addressable', 'avoidable'],
  uninfluenceable: ['uncontrollable', 'unaddressable', 'unavoidable'],
}

/** The known word that a literal was likely meant to be. */
export function meantOf(word: string, known: readonly string[]): string | undefined {
  const plain = plainOf(word)
  const spelled = known.find((each) => each !== word && plainOf(each) === plain)
  return spelled ?? known.find((each) => isOtherWord(plain, each)) ?? nearestOf(word, known)
}

function isOtherWord(plain: string, known: string): boolean {
  return !!own(otherWords, known)?.some((other) => plainOf(other) === plain)
}

function plainOf(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '')
}
