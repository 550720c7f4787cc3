import type { Config } from '../config/schema/schema'
import type { BillingRow } from './billing/billing'

/** Which events a summary counts, and what it knows beside them. */
export interface SummaryOptions {
  /** Tells categories, influence, weights, prices and question types that the events leave out. */
  config?: Config
  /** IANA name for days, weeks and months; default UTC. */
  timeZone?: string
  /** Flows that started at or after, RFC 3339. */
  from?: string
  /** Flows that started before, RFC 3339. */
  to?: string
  /** Only this flow, by its config's id. */
  flow?: string
  /** Only sessions whose decision found them in this segment. */
  segment?: string
  /** Only subscriptions on this plan. */
  plan?: string
  /** Which mode is counted; default `live`. */
  mode?: 'live' | 'test'
  /** What billing knows, for save rates and retained revenue. */
  billing?: Iterable<BillingRow>
  /** How many rows of billing could not be read: said beside what the others tell. */
  billingUnreadable?: number
  /** `configHash` of every config that was live: flows of others are told apart as ones that may be made up. */
  versions?: readonly string[]
  /** Until when billing is known, RFC 3339; default: the last flow or payment. */
  asOf?: string
  /** Of the bootstrap; default 1. */
  seed?: number
  /** Takes personal data out of example comments; without it there are no examples. */
  redact?: (text: string) => string
}
