import { type Billed, fromChargebee, fromPaddle, fromRecurly, fromStripe } from '../../src/billing'

/** What one biller's API returns of a subscription, and the Situation that `fairwell/billing` makes of it. */
export interface BillerObject {
  id: string
  name: string
  /** The host's line that reads it. */
  line: string
  /** The fields of the API's answer that are read, in the API's own names and units. */
  object: object
  situation: Billed
}

/** A subscription of each biller, charged again in 18 days; each shows something else that the API words its own way. */
export function billerObjects(now: Date): BillerObject[] {
  const since = new Date(now.getTime() - 400 * 86_400_000)
  const renewal = new Date(now.getTime() + 18 * 86_400_000)
  const stripe = {
    id: 'sub_1Rv0Tallyroom',
    object: 'subscription',
    status: 'active',
    currency: 'usd',
    customer: { id: 'cus_Rv0Ada', object: 'customer', email: 'ada@example.com' },
    start_date: seconds(since),
    cancel_at_period_end: false,
    items: {
      data: [
        {
          quantity: 3,
          current_period_end: seconds(renewal),
          price: {
            id: 'price_1Rv0Studio',
            currency: 'usd',
            unit_amount: 4900,
            recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
            product: { id: 'prod_Rv0Studio', name: 'Studio' },
          },
        },
      ],
    },
  }
  const paddle = {
    id: 'sub_01tallyroom',
    status: 'active',
    customer_id: 'ctm_01ada',
    currency_code: 'JPY',
    started_at: since.toISOString(),
    next_billed_at: renewal.toISOString(),
    current_billing_period: { ends_at: renewal.toISOString() },
    items: [
      {
        quantity: 1,
        recurring: true,
        price: {
          id: 'pri_01studio',
          unit_price: { amount: '5800', currency_code: 'JPY' },
          billing_cycle: { interval: 'month', frequency: 1 },
        },
        product: { id: 'pro_01studio', name: 'Studio' },
      },
    ],
  }
  const chargebee = {
    subscription: {
      id: 'Tallyroom1AbCd',
      object: 'subscription',
      status: 'non_renewing',
      customer_id: 'Ada2EfGh',
      currency_code: 'EUR',
      billing_period: 1,
      billing_period_unit: 'year',
      started_at: seconds(since),
      current_term_end: seconds(renewal),
      subscription_items: [
        { item_price_id: 'studio-EUR-yearly', item_type: 'plan', quantity: 1, unit_price: 49000, amount: 49000 },
      ],
    },
    customer: { id: 'Ada2EfGh', first_name: 'Ada', email: 'ada@example.com' },
  }
  const recurly = {
    id: 'rtallyroom01',
    object: 'subscription',
    state: 'active',
    currency: 'USD',
    unit_amount: 49.0,
    quantity: 1,
    auto_renew: true,
    account: { id: 'rada01', code: 'user-77', first_name: 'Ada' },
    plan: { code: 'studio-weekly', name: 'Studio' },
    activated_at: since.toISOString(),
    current_period_ends_at: renewal.toISOString(),
    current_term_ends_at: renewal.toISOString(),
  }
  const recurlyPlan = { code: 'studio-weekly', interval_unit: 'days', interval_length: 7 }
  return [
    {
      id: 'stripe',
      name: 'Stripe',
      line: 'fromStripe(await stripe.subscriptions.retrieve(id, { expand }))',
      object: stripe,
      situation: fromStripe(stripe),
    },
    {
      id: 'paddle',
      name: 'Paddle',
      line: 'fromPaddle(await paddle.subscriptions.get(id))',
      object: paddle,
      situation: fromPaddle(paddle),
    },
    {
      id: 'chargebee',
      name: 'Chargebee',
      line: 'fromChargebee(await chargebee.subscription.retrieve(id))',
      object: chargebee,
      situation: fromChargebee(chargebee),
    },
    {
      id: 'recurly',
      name: 'Recurly',
      line: 'fromRecurly(await recurly.getSubscription(id), await recurly.getPlan(planId))',
      object: { subscription: recurly, plan: recurlyPlan },
      situation: fromRecurly(recurly, recurlyPlan),
    },
  ]
}

/** Unix seconds, as Stripe and Chargebee write times. */
function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}
