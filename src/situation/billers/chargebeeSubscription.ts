import type { Field, Time } from './shapes'

/**
 * What `fromChargebee` reads of Chargebee's subscription; the SDK's own type is one. `plan_…` are Product Catalog 1.0's,
 * `subscription_items` 2.0's. https://apidocs.chargebee.com/docs/api/subscriptions/subscription-object
 */
export interface ChargebeeSubscription {
  id?: string
  status?: string
  customer_id?: string
  currency_code?: string
  billing_period?: number
  billing_period_unit?: string
  plan_id?: string
  plan_quantity?: number
  plan_unit_price?: number
  plan_amount?: number
  plan_free_quantity?: number
  subscription_items?: readonly ChargebeeItem[]
  item_tiers?: readonly { item_price_id?: string }[]
  addons?: readonly unknown[]
  start_date?: Time
  started_at?: Time
  activated_at?: Time
  created_at?: Time
  trial_end?: Time
  current_term_start?: Time
  current_term_end?: Time
  next_billing_at?: Time
  cancelled_at?: Time
  cancel_schedule_created_at?: Time
  resume_date?: Time
  coupons?: readonly { coupon_id?: string; apply_till?: Time }[]
  /** Only where the host asked for them with `include_discounts`. */
  discounts?: readonly ChargebeeDiscount[]
}

interface ChargebeeItem {
  item_price_id?: string
  item_type?: string
  quantity?: number
  quantity_in_decimal?: string
  free_quantity?: number
  metered_quantity?: string
  unit_price?: number
  unit_price_in_decimal?: string
  amount?: number
  billing_period?: number
  billing_period_unit?: string
}

interface ChargebeeDiscount {
  id?: string
  type?: string
  percentage?: number
  amount?: number
  currency_code?: string
  duration_type?: string
  apply_on?: string
  apply_till?: Time
  coupon_id?: Field<string>
}

/** Chargebee's customer. */
export interface ChargebeeCustomer {
  id?: string
  email?: Field<string>
  first_name?: Field<string>
}

/** What an API's answer, an entry of a list, and the `content` of a webhook's event hold. */
export interface ChargebeeAnswer {
  subscription?: ChargebeeSubscription
  customer?: ChargebeeCustomer
}
