import type { CreateDiscountRequestBody, EventName } from '@paddle/paddle-node-sdk'

/** The SDK's name of a field, as the API has it. */
type Snake<Name> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : Name
/** What the SDK sends as `customerId` the API has as `customer_id`. */
export type AsSent<Body> = { [Name in keyof Body as Snake<Name>]: Body[Name] }

export interface Price {
  id: string
  product_id: string
  status: 'active' | 'archived'
  unit_price: { amount: string; currency_code: string }
  billing_cycle: { interval: 'month'; frequency: number }
}

export type Discount = AsSent<CreateDiscountRequestBody> & { id: string; status: 'active' | 'archived' }

export interface ScheduledChange {
  action: 'cancel' | 'pause' | 'resume'
  effective_at: string
  resume_at: string | null
}

export interface Subscription {
  id: string
  status: 'active' | 'trialing' | 'past_due' | 'paused' | 'canceled'
  customer_id: string
  currency_code: string
  created_at: string
  started_at: string
  next_billed_at: string | null
  canceled_at: string | null
  paused_at: string | null
  current_billing_period: { starts_at: string; ends_at: string } | null
  billing_cycle: { interval: 'month'; frequency: number }
  scheduled_change: ScheduledChange | null
  discount: { id: string; starts_at: string | null; ends_at: string | null } | null
  /** How many renewals the discount has been taken off. */
  discountUses: number
  items: { price: string; quantity: number }[]
  custom_data: Record<string, unknown> | null
}

/** All that the stand-in knows. */
export interface World {
  now: () => Date
  products: Map<string, string>
  prices: Map<string, Price>
  discounts: Map<string, Discount>
  subscriptions: Map<string, Subscription>
  /** What each renewal charged, in the smallest units, and when. */
  charges: { amount: number; at: string }[]
  /** A new id with this prefix. */
  id: (prefix: string) => string
  /** Tells of an event, as a notification does. */
  tell: (type: `${EventName}`, data: object) => void
}

const day = 86_400_000

function price(id: string, product_id: string, amount: string): [string, Price] {
  const unit_price = { amount, currency_code: 'USD' }
  return [id, { id, product_id, status: 'active', unit_price, billing_cycle: { interval: 'month', frequency: 1 } }]
}

/** A shop with two plans, a discount, and Ada, who is ten days into a paid month. */
export function createWorld(now: () => Date, tell: World['tell']): World {
  let count = 0
  const starts_at = new Date(now().getTime() - 10 * day).toISOString()
  const ends_at = new Date(now().getTime() + 20 * day).toISOString()
  const since = new Date(now().getTime() - 200 * day).toISOString()
  const ada: Subscription = {
    ...{ id: 'sub_ada', status: 'active', customer_id: 'ctm_ada', currency_code: 'USD' },
    ...{ created_at: since, started_at: since, next_billed_at: ends_at, canceled_at: null, paused_at: null },
    current_billing_period: { starts_at, ends_at },
    billing_cycle: { interval: 'month', frequency: 1 },
    ...{ scheduled_change: null, discount: null, discountUses: 0, custom_data: null },
    items: [{ price: 'pri_pro', quantity: 1 }],
  }
  const save20: Discount = {
    ...{ id: 'dsc_save20', status: 'active', type: 'percentage', amount: '20', description: 'Save 20' },
    ...{ currency_code: null, recur: true, maximum_recurring_intervals: 3, code: null },
  }
  return {
    now,
    tell,
    id: (prefix) => `${prefix}_${++count}`,
    products: new Map([
      ['pro_pro', 'Pro'],
      ['pro_basic', 'Basic'],
    ]),
    prices: new Map([price('pri_pro', 'pro_pro', '4900'), price('pri_basic', 'pro_basic', '1900')]),
    discounts: new Map([[save20.id, save20]]),
    subscriptions: new Map([[ada.id, ada]]),
    charges: [],
  }
}
