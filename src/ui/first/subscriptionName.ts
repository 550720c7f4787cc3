import type { Subscription } from '../../situation/schema'

/** What the customer knows a subscription by; undefined where the page says nothing of the kind. */
export function subscriptionName({ planName, plan, id }: Subscription): string | undefined {
  return planName ?? plan ?? id
}
