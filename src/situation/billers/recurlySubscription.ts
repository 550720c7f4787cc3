import type { Field, Time } from './shapes'

/**
 * What `fromRecurly` reads of Recurly's subscription, in the names of its API.
 * https://recurly.com/developers/api/v2021-02-25/#operation/get_subscription
 */
export interface RecurlySubscription {
  id?: Field<string>
  state?: Field<string>
  currency?: Field<string>
  /** Major units: 19.99. */
  unit_amount?: Field<number>
  quantity?: Field<number>
  account?: Field<{ id?: Field<string>; code?: Field<string>; email?: Field<string>; first_name?: Field<string> }>
  plan?: Field<{ code?: Field<string>; name?: Field<string> }>
  add_ons?: Field<readonly unknown[]>
  current_period_started_at?: Time
  current_period_ends_at?: Time
  /** A term is one or several periods. */
  current_term_ends_at?: Time
  /** Whether the subscription goes on after its term. */
  auto_renew?: Field<boolean>
  trial_ends_at?: Time
  activated_at?: Time
  created_at?: Time
  canceled_at?: Time
  expires_at?: Time
  resume_at?: Time
  coupon_redemptions?: Field<readonly RecurlyRedemption[]>
}

interface RecurlyRedemption {
  state?: Field<string>
  coupon?: Field<{
    discount?: Field<{
      type?: Field<string>
      percent?: Field<number>
      currencies?: Field<readonly { currency?: Field<string>; amount?: Field<number> }[]>
    }>
  }>
  remaining_duration?: Field<{ type?: Field<string>; expires_at?: Time; redemptions_remaining?: Field<number> }>
}

/** Recurly's plan, which says how often a subscription is charged. */
export interface RecurlyPlan {
  code?: Field<string>
  name?: Field<string>
  interval_unit?: Field<string>
  interval_length?: Field<number>
}
