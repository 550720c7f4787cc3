import type { Status } from '../readStatus'
import type { Customer, Subscription } from '../schema'

/** A biller's subscription in our form: two parts of a Situation, each empty where nothing could be read. */
export interface Billed {
  customer: Customer
  subscription: Subscription
}

/** The object without its undefined fields. */
export const given = <Fields extends object>(fields: { [Name in keyof Fields]: Fields[Name] | undefined }): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields

/** Whether a subscription is canceled, or will be. */
export const isEnding = (status: Status | undefined): status is 'canceling' | 'canceled' =>
  status === 'canceling' || status === 'canceled'

interface Ends {
  status: Status | undefined
  /** When access ends or ended, where the biller says so. */
  accessEnd: string | undefined
  periodEnd: string | undefined
}

/**
 * The `currentPeriodEnd` of a subscription: when the next charge is due, or when access ends if it is canceling. For a
 * canceled one only the biller's own time of the end counts, since it may have ended before its period.
 */
export function endOf({ status, accessEnd, periodEnd }: Ends): string | undefined {
  if (status === 'canceled') return accessEnd
  return (status === 'canceling' ? accessEnd : undefined) ?? periodEnd
}
