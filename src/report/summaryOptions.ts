import type { Config } from '../config/schema/schema'
import type { BillingRow } from './billing/billingRow'
import type { CustomerToWriteTo } from './feedback/feedbackOptions'
import type { Release } from './feedback/releases'

/** What a report is asked for. Every option may be left out: then everything in live mode counts. */
export interface SummaryOptions {
  /** The config, which knows categories, influence, weights, prices and question types that the events leave out. */
  config?: Config
  /** The time zone of days, weeks and months, by its IANA name; default UTC. */
  timeZone?: string
  /** Only flows that started at or after this time, RFC 3339. */
  from?: string
  /** Only flows that started before this time, RFC 3339. */
  to?: string
  /** Only this flow, by its config's id. */
  flow?: string
  /** Only sessions whose decision found them in this segment. */
  segment?: string
  /** Only subscriptions on this plan. */
  plan?: string
  /** Which mode is counted; default `live`. */
  mode?: 'live' | 'test'
  /** The rows of the merchant's billing data, which save rates and retained revenue need. */
  billing?: Iterable<BillingRow>
  /** How many rows of billing could not be read; the report names this number beside its figures. */
  billingUnreadable?: number
  /** The `configHash` of every config that was live. The report names flows of any other config as ones that may be made up. */
  versions?: readonly string[]
  /** The time until which billing is known, RFC 3339; default: the last flow or payment. */
  asOf?: string
  /** The time at which the report is made, RFC 3339: nothing is known after it, whatever an event's clock says. Without it, no event is too late. */
  now?: string
  /** The seed of the bootstrap, so that the same events give the same intervals; default 1. */
  seed?: number
  /** Takes personal data out of example comments. Without it the report quotes no comment. */
  redact?: (text: string) => string
  /** What was shipped when: the report compares what customers speak of before and after each. */
  releases?: readonly Release[]
  /**
   * Hears of each customer who spoke of a thing, once a thing, in no particular order: whom to write to when it ships. The
   * summary itself names nobody.
   */
  toWriteTo?: (customer: CustomerToWriteTo) => void
}
