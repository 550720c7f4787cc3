import type { Decision } from '../decide/decision'
import { isInStore } from '../situation/isInStore'
import type { Flow } from './flow'
import { enter } from './goTo'
import { isOnePage } from './isOnePage'

/** The states of a subscription that the customer is told before the survey. */
const isOver: readonly unknown[] = ['canceling', 'canceled']
const toldFirst: readonly unknown[] = [...isOver, 'paused']

/**
 * Puts the flow on its first screen where no rule asks for an offer there: the state of the subscription, which includes that a
 * store bills it; the one page, where a law wants no step before it; else the survey.
 */
export function openPlainly(flow: Flow, { alerts }: Decision): Flow {
  const fresh = { ...flow, decision: undefined, offers: [], alerts }
  const { config, situation } = flow
  const { subscription, kind } = situation
  const { status } = subscription ?? {}
  if (isInStore(subscription)) return enter(fresh, 'state')
  // What ends already, or is paused, can still be withdrawn from.
  if (isOnePage(config, situation) && (kind || !isOver.includes(status))) return enter(fresh, 'confirm')
  return enter(fresh, toldFirst.includes(status) ? 'state' : 'survey')
}
