import type { Subscription } from '../../situation/schema'

/** The name by which the customer knows a subscription; undefined where the page gives none. */
export function subscriptionName({ planName, plan, id }: Subscription): string | undefined {
  return planName ?? plan ?? id
}
