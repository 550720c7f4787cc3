import type { Subscription } from './schema'

/** Whether a store bills the subscription by itself, so that nobody but the customer, there, can cancel it. */
export const isInStore = (subscription: Subscription | undefined): boolean =>
  subscription?.provider === 'apple' || subscription?.provider === 'google'
