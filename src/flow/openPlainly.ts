import type { Decision } from '../decide/decision'
import type { Flow } from './flow'
import { enter } from './goTo'

const toldFirst: readonly unknown[] = ['canceling', 'paused', 'canceled']

/** The first screen where no rule wants an offer on it: what state the subscription is in, else the survey. */
export function openPlainly(flow: Flow, { alerts }: Decision): Flow {
  const fresh = { ...flow, decision: undefined, offers: [], alerts }
  return enter(fresh, toldFirst.includes(flow.situation.subscription?.status) ? 'state' : 'survey')
}
