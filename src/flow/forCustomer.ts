import type { Config } from '../config/schema/schema'
import { decideOpening } from '../decide/decideOpening'
import type { Decision } from '../decide/decision'
import type { Situation, Subscription } from '../situation/schema'

/** Whether there is a flow for a customer, and about what. */
export interface ForCustomer {
  /** The Situation with only the subscriptions that the audience matches; undefined when it matches none. */
  situation?: Situation | undefined
  /** The Decision to open with, where there is one subscription to be about; or the Decision that says why there is no flow. */
  decision?: Decision | undefined
}

/** Whether the flow is for this customer, and which of the subscriptions it is about. */
export function forCustomer(config: Config, { subscriptions, ...situation }: Situation): ForCustomer {
  const several: Subscription[] = Array.isArray(subscriptions) ? subscriptions : []
  const situations: Situation[] = several.length
    ? several.map((subscription) => ({ ...situation, subscription }))
    : [situation]
  const decided = situations.map((about) => ({
    about,
    decision: decideOpening(config, about),
  }))
  const fitting = decided.filter(({ decision }) => isFor(decision))
  const [one, another] = fitting
  if (!another) return { situation: one?.about, decision: (one ?? decided[0])?.decision }
  const { subscription: _, ...rest } = situation
  return { situation: { ...rest, subscriptions: fitting.map(({ about }) => about.subscription as Subscription) } }
}

function isFor({ trace }: Decision): boolean {
  return trace.some(({ kind, result }) => kind === 'audience' && result === 'matched')
}
