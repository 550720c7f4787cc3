import type Stripe from 'stripe'

/** Some fields of one of Stripe's objects, under the names and types that the SDK has for them; these are always there. */
type Known<Whole, Names extends keyof Whole> = Pick<Whole, Names> & Partial<Whole>

export type SubscriptionItem = Known<
  Omit<Stripe.SubscriptionItem, 'price' | 'quantity'>,
  'id' | 'current_period_start' | 'current_period_end'
> & {
  price: string
  quantity: number
}
export type Subscription = Known<
  Omit<Stripe.Subscription, 'items' | 'customer' | 'discounts' | 'schedule'>,
  | 'id'
  | 'status'
  | 'currency'
  | 'metadata'
  | 'cancel_at_period_end'
  | 'cancel_at'
  | 'canceled_at'
  | 'ended_at'
  | 'pause_collection'
  | 'trial_end'
  | 'start_date'
  | 'created'
  | 'cancellation_details'
> & { customer: string; items: SubscriptionItem[]; discounts: string[]; schedule: string | null }
export type Coupon = Known<
  Stripe.Coupon,
  'id' | 'percent_off' | 'amount_off' | 'currency' | 'duration' | 'duration_in_months' | 'valid'
>
export type Price = Known<Omit<Stripe.Price, 'product'>, 'id' | 'unit_amount' | 'currency' | 'recurring' | 'active'> & {
  product: string
}
export interface Discount extends Known<Omit<Stripe.Discount, 'source'>, 'id' | 'start' | 'end'> {
  coupon: string
  isUsed?: boolean
}
export type Schedule = Known<
  Omit<Stripe.SubscriptionSchedule, 'phases' | 'subscription'>,
  'id' | 'metadata' | 'status'
> & {
  subscription: string | null
  phases: { items: { price: string; quantity: number }[]; start_date: number; end_date: number }[]
}
export type BalanceTransaction = Known<Stripe.CustomerBalanceTransaction, 'id' | 'amount' | 'currency' | 'metadata'>
export type InvoiceItem = Known<Omit<Stripe.InvoiceItem, 'subscription'>, 'id' | 'amount' | 'description'> & {
  subscription: string
}
export type Invoice = Pick<Stripe.Invoice, 'id' | 'amount_paid' | 'status'> & { subscription: string; lines: string[] }

/** All that the stand-in knows. */
export interface World {
  /** Unix seconds, by a clock that tests can put forward. */
  now: () => number
  customers: Map<string, { id: string; email: string; balance: BalanceTransaction[] }>
  products: Map<string, string>
  prices: Map<string, Price>
  coupons: Map<string, Coupon>
  subscriptions: Map<string, Subscription>
  discounts: Map<string, Discount>
  schedules: Map<string, Schedule>
  invoiceItems: InvoiceItem[]
  invoices: Invoice[]
  /** A new id with this prefix. */
  id: (prefix: string) => string
  /** Tells of an event, as a webhook does. */
  tell: (type: Stripe.Event['type'], object: object) => void
}

const month = { interval: 'month', interval_count: 1, usage_type: 'licensed' } as Stripe.Price['recurring']
const coupon = (more: Partial<Coupon> & { id: string }): [string, Coupon] => [
  more.id,
  {
    percent_off: null,
    amount_off: null,
    currency: null,
    duration: 'once',
    duration_in_months: null,
    valid: true,
    ...more,
  },
]
const price = (id: string, product: string, unit_amount: number): [string, Price] => [
  id,
  {
    id,
    object: 'price',
    product,
    unit_amount,
    currency: 'usd',
    recurring: month,
    active: true,
    billing_scheme: 'per_unit',
  },
]

/** A shop with two plans, a coupon, and Ada, who is ten days into a paid month. */
export function createWorld(now: () => number, tell: World['tell']): World {
  let count = 0
  const start = now() - 10 * 86_400
  return {
    now,
    tell,
    id: (prefix) => `${prefix}_${++count}`,
    customers: new Map([['cus_ada', { id: 'cus_ada', email: 'ada@example.com', balance: [] }]]),
    products: new Map([
      ['prod_pro', 'Pro'],
      ['prod_basic', 'Basic'],
    ]),
    prices: new Map([price('price_pro', 'prod_pro', 4900), price('price_basic', 'prod_basic', 1900)]),
    coupons: new Map([
      coupon({ id: 'SAVE20', percent_off: 20, duration: 'repeating', duration_in_months: 3 }),
      coupon({ id: 'ENDED', percent_off: 20, valid: false }),
    ]),
    subscriptions: new Map([
      [
        'sub_ada',
        {
          ...{ id: 'sub_ada', object: 'subscription', status: 'active', currency: 'usd', customer: 'cus_ada' },
          ...{ metadata: {}, discounts: [], schedule: null, livemode: false },
          ...{
            cancel_at_period_end: false,
            cancel_at: null,
            canceled_at: null,
            ended_at: null,
            pause_collection: null,
          },
          ...{ trial_end: null, start_date: start - 200 * 86_400, created: start - 200 * 86_400 },
          cancellation_details: {
            reason: null,
            feedback: null,
            comment: null,
          } as Stripe.Subscription['cancellation_details'],
          items: [
            {
              ...{ id: 'si_ada', object: 'subscription_item', price: 'price_pro', quantity: 1 },
              ...{ current_period_start: start, current_period_end: start + 30 * 86_400 },
            },
          ],
        },
      ],
    ]),
    discounts: new Map(),
    schedules: new Map(),
    invoiceItems: [],
    invoices: [],
  }
}
