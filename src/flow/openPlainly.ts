import type { Decision } from '../decide/decision'
import { isInStore } from '../situation/isInStore'
import type { Flow } from './flow'
import { enter } from './goTo'

/** The states of a subscription that the customer is told before the survey. */
const toldFirst: readonly unknown[] = ['canceling', 'paused', 'canceled']

/**
 * Puts the flow on its first screen where no rule asks for an offer there: the state of the subscription, which includes that a
 * store bills it, else the survey.
 */
export function openPlainly(flow: Flow, { alerts }: Decision): Flow {
  const fresh = { ...flow, decision: undefined, offers: [], alerts }
  const { subscription } = flow.situation
  return enter(fresh, toldFirst.includes(subscription?.status) || isInStore(subscription) ? 'state' : 'survey')
}
