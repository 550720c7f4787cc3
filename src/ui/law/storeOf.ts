import type { Subscription } from '../../situation/schema'

/** A store that bills by itself. */
export interface Store {
  name: string
  /** Where the customer manages what they have subscribed to. */
  url: string
}

/** The store that this subscription was bought in; undefined where the merchant bills it. */
export function storeOf({ provider }: Subscription): Store | undefined {
  if (provider === 'apple') return { name: 'App Store', url: 'https://apps.apple.com/account/subscriptions' }
  if (provider === 'google') return { name: 'Google Play', url: 'https://play.google.com/store/account/subscriptions' }
  return undefined
}
