import type { Decision } from '../decide/decision'
import type { Flow } from './flow'
import { enter } from './goTo'

/** The states of a subscription that the customer is told before the survey. */
const toldFirst: readonly unknown[] = ['canceling', 'paused', 'canceled']

/** Puts the flow on its first screen where no rule asks for an offer there: the state of the subscription, else the survey. */
export function openPlainly(flow: Flow, { alerts }: Decision): Flow {
  const fresh = { ...flow, decision: undefined, offers: [], alerts }
  return enter(fresh, toldFirst.includes(flow.situation.subscription?.status) ? 'state' : 'survey')
}
