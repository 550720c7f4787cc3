import type { Field, Time } from './shapes'

/**
 * What `fromStripe` reads of Stripe's Subscription; the SDK's own type is one. Since API version 2025-03-31 the period is on
 * the items, since 2025-09-30 the coupon is in the discount's `source`. https://docs.stripe.com/api/subscriptions/object
 */
export interface StripeSubscription {
  id?: string
  status?: string
  currency?: string
  customer?: Field<string | { id?: string; email?: Field<string>; discount?: Field<StripeDiscount> }>
  items?: { data?: readonly StripeItem[]; has_more?: boolean }
  /** The plan of the first item, in older API versions. */
  plan?: unknown
  quantity?: Field<number>
  start_date?: Time
  created?: Time
  trial_end?: Time
  current_period_end?: Time
  cancel_at?: Time
  cancel_at_period_end?: boolean
  canceled_at?: Time
  ended_at?: Time
  pause_collection?: Field<{ resumes_at?: Time }>
  schedule?: unknown
  discount?: Field<string | StripeDiscount>
  discounts?: Field<readonly (string | StripeDiscount)[]>
}

interface StripeItem {
  price?: Field<StripePrice>
  plan?: unknown
  quantity?: number
  current_period_end?: Time
  discounts?: Field<readonly (string | StripeDiscount)[]>
}

interface StripePrice {
  id?: string
  currency?: string
  product?: unknown
  recurring?: Field<{ interval?: string; interval_count?: number; usage_type?: string }>
  billing_scheme?: Field<string>
  tiers_mode?: Field<string>
  transform_quantity?: unknown
  unit_amount?: Field<number>
  /** Text, or the Decimal of newer SDKs. */
  unit_amount_decimal?: unknown
  currency_options?: unknown
}

interface StripeDiscount {
  id?: string
  start?: Time
  end?: Time
  coupon?: unknown
  source?: unknown
}
