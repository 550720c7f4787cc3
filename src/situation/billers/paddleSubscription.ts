import type { Field, Time } from './shapes'

/**
 * What `fromPaddle` reads of Paddle Billing's subscription, in the names of its API.
 * https://developer.paddle.com/api-reference/subscriptions/overview
 */
export interface PaddleSubscription {
  id?: string
  status?: string
  customer_id?: Field<string>
  currency_code?: string
  items?: readonly PaddleItem[]
  billing_cycle?: Field<PaddleCycle>
  current_billing_period?: Field<{ ends_at?: Time }>
  scheduled_change?: Field<{ action?: string; effective_at?: Time; resume_at?: Time }>
  started_at?: Time
  created_at?: Time
  next_billed_at?: Time
  canceled_at?: Time
  /** Paddle gives `id` and the times; add `type`, `amount` … of the Discount to have it read. */
  discount?: Field<PaddleDiscount>
}

interface PaddleItem {
  quantity?: number
  recurring?: boolean
  price?: Field<{
    id?: string
    name?: Field<string>
    unit_price?: Field<{ amount?: string; currency_code?: string }>
    unit_price_overrides?: Field<readonly { unit_price?: Field<{ amount?: string; currency_code?: string }> }[]>
    billing_cycle?: Field<PaddleCycle>
  }>
  product?: Field<{ id?: string; name?: Field<string> }>
  trial_dates?: Field<{ ends_at?: Time }>
}

interface PaddleCycle {
  interval?: string
  frequency?: number
}

interface PaddleDiscount {
  id?: string
  ends_at?: Time
  type?: Field<string>
  amount?: Field<string>
  currency_code?: Field<string>
  recur?: Field<boolean>
  restrict_to?: Field<readonly string[]>
}
