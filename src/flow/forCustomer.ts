import type { Config } from '../config/schema/schema'
import { decideOpening } from '../decide/decideOpening'
import type { Decision } from '../decide/decision'
import type { Situation, Subscription } from '../situation/schema'

/** Which flow a customer gets, if any, and about what. */
export interface ForCustomer {
  /** Their flow. Where their subscriptions belong to several, that of the first, until they say which one it is about. */
  config: Config
  /** The flow of each of the subscriptions. */
  flows: readonly Config[]
  /** The Situation with only the subscriptions that the audience matches; undefined when it matches none. */
  situation?: Situation | undefined
  /** The Decision to open with, where there is one subscription to be about; or the Decision that says why there is no flow. */
  decision?: Decision | undefined
}

/**
 * Which flow is for this customer, and which of the subscriptions it is about. `flowOf` finds the flow of a config that has several:
 * each subscription is tried with its own.
 */
export function forCustomer(
  config: Config,
  { subscriptions, ...situation }: Situation,
  flowOf: (about: Situation) => Config = () => config,
): ForCustomer {
  const several: Subscription[] = Array.isArray(subscriptions) ? subscriptions : []
  const situations: Situation[] = several.length
    ? several.map((subscription) => ({ ...situation, subscription }))
    : [situation]
  const tried = situations.map((about) => {
    const flow = flowOf(about)
    return { about, flow, decision: decideOpening(flow, about) }
  })
  const fitting = tried.filter(({ decision }) => isFor(decision))
  const [one = tried[0], another] = fitting
  const flows = fitting.map(({ flow }) => flow)
  const chosen = { config: one?.flow ?? config, flows }
  if (!another) return { ...chosen, situation: fitting[0]?.about, decision: one?.decision }
  const { subscription: _, ...rest } = situation
  return {
    ...chosen,
    situation: { ...rest, subscriptions: fitting.map(({ about }) => about.subscription as Subscription) },
  }
}

function isFor({ trace }: Decision): boolean {
  return trace.some(({ kind, result }) => kind === 'audience' && result === 'matched')
}
