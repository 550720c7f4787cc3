import type { Subscription } from './schema'

/** When the paid period, or a trial, ends. The next charge is due then if the subscription goes on. */
export const periodEnd = ({ status, trialEnd, currentPeriodEnd }: Subscription): string | undefined =>
  (status === 'trialing' && trialEnd) || currentPeriodEnd
