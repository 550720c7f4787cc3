import { stringify } from 'csv-stringify/sync'
import { randomFrom } from '../../src/report/statistics/randomFrom'

/** A subscription as it really is: the amount of one seat in minor units, times in seconds since 1970. */
export interface Sold {
  id: string
  customer: string
  email: string
  plan: string
  amount: number
  currency: 'USD' | 'EUR' | 'JPY' | 'KWD'
  interval: 'month' | 'year'
  intervalCount: number
  quantity: number
  status: 'active' | 'trialing' | 'canceling' | 'paused'
  start: number
  periodStart: number
  periodEnd: number
}

const decimals = { USD: 2, EUR: 2, JPY: 0, KWD: 3 }
const months = { month: 1, year: 12 }

/** Subscriptions that run at the end of November 2026, drawn by a seed. */
export function drawSold(seed: number, count: number): Sold[] {
  const random = randomFrom(seed)
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  return Array.from({ length: count }, (_, index) => {
    const [interval, intervalCount] = pick([
      ['month', 1],
      ['month', 3],
      ['year', 1],
    ] as const)
    const day = 1 + Math.floor(random() * 27)
    const periodStart = Date.UTC(2026, 10, day, 10, 30) / 1000
    return {
      ...{ id: `sub_${index}`, customer: `cus_${index}`, email: `a${index}@example.com`, plan: pick(['basic', 'pro']) },
      ...{ amount: 100 + Math.floor(random() * 2_000_000), currency: pick(['USD', 'EUR', 'JPY', 'KWD'] as const) },
      ...{ interval, intervalCount, quantity: 1 + Math.floor(random() * 5) },
      status: pick(['active', 'active', 'trialing', 'canceling', 'paused'] as const),
      start: Date.UTC(2025, 0, 10, 12, 0) / 1000 + index * 60,
      periodStart,
      periodEnd: Date.UTC(2026, 10 + intervalCount * months[interval], day, 10, 30) / 1000,
    }
  })
}

const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '')
const sql = (seconds: number) => iso(seconds).slice(0, 19).replace('T', ' ')
const minute = (seconds: number) => sql(seconds).slice(0, 16)
/** The amount as dashboards show it: with all decimals of its currency, written without any code of ours. */
export function major({ amount, currency }: Sold): string {
  const places = decimals[currency]
  const digits = `${amount}`.padStart(places + 1, '0')
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits
}

/** What a Situation is to say of a subscription; `currentPeriodEnd` and so on as `readSituation` writes them. */
export function situationOf(each: Sold, biller: string) {
  const { id, customer, email, amount, currency, plan, quantity, status, interval, intervalCount, periodEnd, start } =
    each
  // Recurly says how often only by the length of a period that is no trial.
  const isTold = biller !== 'recurly' || status !== 'trialing'
  return {
    customer: { id: customer, ...(biller === 'paddle' ? {} : { email }) },
    subscription: {
      ...{ id, amount, currency, plan, quantity, status, startedAt: iso(start), currentPeriodEnd: iso(periodEnd) },
      ...(isTold && { interval, ...(intervalCount > 1 && { intervalCount }) }),
      ...(status === 'trialing' && { trialEnd: iso(periodEnd) }),
    },
  }
}

const stripeStatus = ({ status }: Sold) => (status === 'canceling' || status === 'paused' ? 'active' : status)

/** The same subscriptions as each biller's API gives them. */
export const apiObjects: Record<string, (each: Sold) => Record<string, unknown>> = {
  stripe: (each) => ({
    ...{ id: each.id, object: 'subscription', customer: { id: each.customer, object: 'customer', email: each.email } },
    ...{ status: stripeStatus(each), currency: each.currency.toLowerCase(), start_date: each.start, livemode: true },
    ...{ cancel_at_period_end: each.status === 'canceling', current_period_end: each.periodEnd, canceled_at: null },
    trial_end: each.status === 'trialing' ? each.periodEnd : null,
    pause_collection: each.status === 'paused' ? { behavior: 'void', resumes_at: null } : null,
    items: {
      object: 'list',
      has_more: false,
      data: [{ quantity: each.quantity, price: stripePrice(each) }],
    },
  }),
  paddle: (each) => ({
    ...{ id: each.id, customer_id: each.customer, currency_code: each.currency, started_at: iso(each.start) },
    status: each.status === 'canceling' ? 'active' : each.status,
    scheduled_change: each.status === 'canceling' ? { action: 'cancel', effective_at: iso(each.periodEnd) } : null,
    current_billing_period: { starts_at: iso(each.periodStart), ends_at: iso(each.periodEnd) },
    next_billed_at: each.status === 'canceling' ? null : iso(each.periodEnd),
    billing_cycle: { interval: each.interval, frequency: each.intervalCount },
    items: [
      {
        ...{ status: 'active', quantity: each.quantity, recurring: true },
        trial_dates:
          each.status === 'trialing' ? { starts_at: iso(each.periodStart), ends_at: iso(each.periodEnd) } : null,
        price: {
          id: each.plan,
          unit_price: { amount: `${each.amount}`, currency_code: each.currency },
          billing_cycle: { interval: each.interval, frequency: each.intervalCount },
        },
      },
    ],
  }),
  chargebee: (each) => ({
    ...{ id: each.id, object: 'subscription', customer_id: each.customer, currency_code: each.currency },
    status: { active: 'active', trialing: 'in_trial', canceling: 'non_renewing', paused: 'paused' }[each.status],
    ...{ billing_period: each.intervalCount, billing_period_unit: each.interval, started_at: each.start },
    ...{ current_term_end: each.periodEnd, ...(each.status === 'trialing' && { trial_end: each.periodEnd }) },
    ...(each.status === 'canceling' && { cancelled_at: each.periodEnd }),
    subscription_items: [
      { item_price_id: each.plan, item_type: 'plan', quantity: each.quantity, unit_price: each.amount },
    ],
  }),
  recurly: (each) => ({
    ...{ id: each.id, object: 'subscription', account: { id: each.customer, code: 'a', email: each.email } },
    ...{
      plan: { code: each.plan },
      currency: each.currency,
      unit_amount: Number(major(each)),
      quantity: each.quantity,
    },
    state: { active: 'active', trialing: 'active', canceling: 'canceled', paused: 'paused' }[each.status],
    ...{ activated_at: iso(each.start), current_period_started_at: iso(each.periodStart), canceled_at: null },
    ...{
      current_period_ends_at: iso(each.periodEnd),
      trial_ends_at: each.status === 'trialing' ? iso(each.periodEnd) : null,
    },
    expires_at: each.status === 'canceling' ? iso(each.periodEnd) : null,
  }),
}

function stripePrice({ plan, currency, amount, interval, intervalCount }: Sold) {
  const recurring = { interval, interval_count: intervalCount, usage_type: 'licensed' }
  return { id: plan, currency: currency.toLowerCase(), unit_amount: amount, billing_scheme: 'per_unit', recurring }
}

/** Each biller's pages around its objects. */
export const apiPages: Record<string, (all: readonly Sold[]) => unknown> = {
  stripe: (all) => ({
    object: 'list',
    url: '/v1/subscriptions',
    has_more: false,
    data: all.map((each) => apiObjects.stripe?.(each)),
  }),
  paddle: (all) => ({ data: all.map((each) => apiObjects.paddle?.(each)), meta: { pagination: { has_more: false } } }),
  chargebee: (all) => ({
    list: all.map((each) => ({
      subscription: apiObjects.chargebee?.(each),
      customer: { id: each.customer, object: 'customer', email: each.email },
    })),
  }),
  recurly: (all) => ({
    object: 'list',
    has_more: false,
    next: null,
    data: all.map((each) => apiObjects.recurly?.(each)),
  }),
}

/** The same as the dashboards' tables. */
const dashboards: Record<string, (each: Sold) => Record<string, string | number>> = {
  stripe: (each) => ({
    ...{
      id: each.id,
      'Customer ID': each.customer,
      'Customer Name': 'Müller; "Söhne",\nInc.',
      'Customer Email': each.email,
    },
    ...{ Plan: each.plan, Quantity: each.quantity, Currency: each.currency.toLowerCase(), Interval: each.interval },
    ...{ 'Interval Count': each.intervalCount, Amount: major(each) },
    ...{ Status: each.status === 'canceling' ? 'active' : each.status, 'Created (UTC)': minute(each.start) },
    ...{ 'Current Period End (UTC)': minute(each.periodEnd), 'Cancel At Period End': `${each.status === 'canceling'}` },
    ...{
      'Trial End (UTC)': each.status === 'trialing' ? minute(each.periodEnd) : '',
      'Canceled At (UTC)': '',
      'Ended At (UTC)': '',
    },
  }),
  paddle: (each) => ({
    ...{ 'Subscription ID': each.id, 'Customer ID': each.customer, Status: each.status, 'Price ID': each.plan },
    ...{ Quantity: each.quantity, 'Currency Code': each.currency, 'Unit Price': major(each) },
    ...{ 'Billing Cycle Interval': each.interval, 'Billing Cycle Frequency': each.intervalCount },
    ...{ 'Started At': iso(each.start), 'Next Billed At': iso(each.periodEnd), 'Collection Mode': 'automatic' },
    ...{ 'Trial Ends At': each.status === 'trialing' ? iso(each.periodEnd) : '' },
  }),
  chargebee: (each) => ({
    ...{ 'subscriptions.id': each.id, 'customers.id': each.customer, 'customers.email': each.email },
    ...{ 'subscriptions.plan_id': each.plan, 'subscriptions.plan_quantity': each.quantity },
    ...{ 'subscriptions.plan_unit_price': major(each), 'subscriptions.plan_amount': '99999.99' },
    ...{ 'subscriptions.currency_code': each.currency, 'subscriptions.billing_period': each.intervalCount },
    'subscriptions.billing_period_unit': each.interval,
    'subscriptions.status': { active: 'Active', trialing: 'In Trial', canceling: 'Non Renewing', paused: 'Paused' }[
      each.status
    ],
    ...{ 'subscriptions.started_at': sql(each.start), 'subscriptions.current_term_end': sql(each.periodEnd) },
    'subscriptions.trial_end': each.status === 'trialing' ? sql(each.periodEnd) : '',
    'subscriptions.cancelled_at': each.status === 'canceling' ? sql(each.periodEnd) : '',
  }),
  recurly: (each) => ({
    ...{ subscription_id: each.id, account_code: each.customer, account_email: each.email, plan_code: each.plan },
    ...{ state: { active: 'active', trialing: 'active', canceling: 'canceled', paused: 'paused' }[each.status] },
    ...{ currency: each.currency, unit_amount: major(each), quantity: each.quantity, canceled_at: '' },
    ...{ activated_at: `${sql(each.start)} UTC`, current_period_started_at: `${sql(each.periodStart)} UTC` },
    ...{ current_period_ends_at: `${sql(each.periodEnd)} UTC` },
    trial_ends_at: each.status === 'trialing' ? `${sql(each.periodEnd)} UTC` : '',
    expires_at: each.status === 'canceling' ? `${sql(each.periodEnd)} UTC` : '',
  }),
}

/** A dashboard's table with this between the cells. */
export function dashboardTable(biller: string, all: readonly Sold[], delimiter = ','): string {
  return stringify(
    all.map((each) => dashboards[biller]?.(each)),
    { header: true, delimiter },
  )
}
