import type { Status } from '../readStatus'
import type { Customer, Subscription } from '../schema'

/** What a biller's subscription says in our words: two parts of a Situation, each empty where nothing could be read. */
export interface Billed {
  customer: Customer
  subscription: Subscription
}

/** The fields that have a value: what could not be read is absent, and not a key with nothing in it. */
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
 * `currentPeriodEnd`: when the next charge is due, and of what is ending, when it ends. What is over ended when the biller
 * says, and not when its period would have.
 */
export function endOf({ status, accessEnd, periodEnd }: Ends): string | undefined {
  if (status === 'canceled') return accessEnd
  return (status === 'canceling' ? accessEnd : undefined) ?? periodEnd
}
