import type { Subscription } from './schema'

/** When the paid period ends, or what a trial is free of charge: on that day is the next charge, if it goes on. */
export const periodEnd = ({ status, trialEnd, currentPeriodEnd }: Subscription): string | undefined =>
  (status === 'trialing' && trialEnd) || currentPeriodEnd
