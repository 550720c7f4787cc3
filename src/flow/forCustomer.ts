import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import { inAudience } from '../decide/decide'

/** The Situation narrowed to the subscriptions that the flow is for; undefined when it is for none of them. */
export function forCustomer(config: Config, { subscriptions, ...situation }: Situation): Situation | undefined {
  if (!Array.isArray(subscriptions) || !subscriptions.length)
    return inAudience(config, situation) ? situation : undefined
  const those = subscriptions.filter((subscription) => inAudience(config, { ...situation, subscription }))
  const [subscription] = those
  if (!subscription) return undefined
  const { subscription: _, ...rest } = situation
  return those.length > 1 ? { ...rest, subscriptions: those } : { ...rest, subscription }
}
