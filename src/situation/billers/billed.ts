import type { Customer, Subscription } from '../../config/situation'

/** What a biller's subscription says in our words: two parts of a Situation, each empty where nothing could be read. */
export interface Billed {
  customer: Customer
  subscription: Subscription
}

/** The fields that have a value: what could not be read is absent, and not a key with nothing in it. */
export const given = <Fields extends object>(fields: { [Name in keyof Fields]: Fields[Name] | undefined }): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields
