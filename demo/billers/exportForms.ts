import { stringify } from 'csv-stringify/sync'

/** A subscription as it really was, times in seconds since 1970. What each biller's export makes of it stands below. */
export interface Subscription {
  id: string
  customer: string
  start: number
  /** When the customer asked for the end, and when access ended. */
  askedAt?: number
  end?: number
  why?: 'asked' | 'payment'
}

const day = 86_400
const iso = (seconds?: number) => (seconds === undefined ? null : new Date(seconds * 1000).toISOString())
const sql = (seconds?: number) => iso(seconds)?.slice(0, 19).replace('T', ' ') ?? ''
const minute = (seconds?: number) => sql(seconds).slice(0, 16)
const isOver = ({ end }: Subscription, asOf: number) => end !== undefined && end <= asOf
const isEnding = (each: Subscription, asOf: number) => each.end !== undefined && !isOver(each, asOf)

/** The same subscriptions as each biller's API object, as it was at `asOf`. */
export const objects: Record<string, (each: Subscription, asOf: number) => Record<string, unknown>> = {
  stripe: (each, asOf) => ({
    id: each.id,
    object: 'subscription',
    customer: each.customer,
    status: isOver(each, asOf) ? 'canceled' : 'active',
    created: each.start,
    start_date: each.start,
    cancel_at_period_end: isEnding(each, asOf),
    canceled_at: each.askedAt ?? each.end ?? null,
    ended_at: isOver(each, asOf) ? each.end : null,
    cancellation_details: { reason: reason(each, 'cancellation_requested', 'payment_failed') },
    items: { object: 'list', data: [{ price: { id: 'price_1', unit_amount: 4900 } }], has_more: false },
    livemode: true,
  }),
  paddle: (each, asOf) => ({
    id: each.id,
    customer_id: each.customer,
    status: isOver(each, asOf) ? 'canceled' : 'active',
    started_at: iso(each.start),
    canceled_at: isOver(each, asOf) ? iso(each.end) : null,
    next_billed_at: isOver(each, asOf) ? null : iso(asOf + day),
    scheduled_change: isEnding(each, asOf) ? { action: 'cancel', effective_at: iso(each.end) } : null,
    billing_cycle: { interval: 'month', frequency: 1 },
    items: [{ price: { id: 'pri_1' } }],
  }),
  chargebee: (each, asOf) => ({
    id: each.id,
    object: 'subscription',
    customer_id: each.customer,
    status: isOver(each, asOf) ? 'cancelled' : isEnding(each, asOf) ? 'non_renewing' : 'active',
    started_at: each.start,
    billing_period_unit: 'month',
    ...(each.end && { cancelled_at: each.end, cancel_reason: reason(each, undefined, 'not_paid') }),
  }),
  recurly: (each, asOf) => ({
    id: each.id,
    object: 'subscription',
    account: { id: each.customer, code: 'a' },
    state: isOver(each, asOf) ? 'expired' : isEnding(each, asOf) ? 'canceled' : 'active',
    activated_at: iso(each.start),
    canceled_at: iso(each.askedAt),
    expires_at: iso(each.end),
    current_period_ends_at: iso(asOf),
    expiration_reason: reason(each, 'canceled', 'nonpayment'),
  }),
  ours: (each, asOf) => ({
    subscription: each.id,
    status: isOver(each, asOf) ? 'canceled' : 'active',
    startedAt: iso(each.start),
    endedAt: isOver(each, asOf) ? iso(each.end) : null,
    endedReason: reason(each, 'asked', 'payment_failed'),
  }),
}

function reason({ why }: Subscription, asked: string | undefined, failed: string) {
  if (why === 'payment') return failed
  return why === undefined ? null : asked
}

/** Each biller's pages around its objects. */
export const pages: Record<string, (rows: unknown[]) => unknown> = {
  stripe: (data) => ({ object: 'list', url: '/v1/subscriptions', has_more: false, data }),
  paddle: (data) => ({ data, meta: { request_id: 'r', pagination: { per_page: 200, has_more: false } } }),
  chargebee: (rows) => ({ list: rows.map((subscription) => ({ subscription, customer: { id: 'c' } })) }),
  recurly: (data) => ({ object: 'list', has_more: false, next: null, data }),
  ours: (rows) => rows,
}

/** The same as the dashboards' tables, in minutes where theirs are. */
const tables: Record<string, (each: Subscription, asOf: number) => Record<string, string | number>> = {
  stripe: (each, asOf) => ({
    id: each.id,
    'Customer ID': each.customer,
    'Customer Name': 'Müller; "Söhne",\nInc.',
    Plan: 'price_1',
    Quantity: 1,
    Currency: 'usd',
    Interval: 'month',
    Amount: '49.00',
    Status: isOver(each, asOf) ? 'canceled' : 'active',
    'Created (UTC)': minute(each.start),
    'Start (UTC)': minute(each.start),
    'Current Period End (UTC)': minute(asOf + day),
    'Canceled At (UTC)': minute(each.askedAt ?? each.end),
    'Cancel At Period End': String(isEnding(each, asOf)),
    'Ended At (UTC)': isOver(each, asOf) ? minute(each.end) : '',
    'Cancellation Reason': reason(each, 'cancellation_requested', 'payment_failed') ?? '',
  }),
  paddle: (each, asOf) => ({
    subscription_id: each.id,
    customer_id: each.customer,
    status: isOver(each, asOf) ? 'canceled' : 'active',
    started_at: iso(each.start) ?? '',
    canceled_at: isOver(each, asOf) ? (iso(each.end) ?? '') : '',
    next_billed_at: isOver(each, asOf) ? '' : sql(asOf + day),
  }),
  chargebee: (each, asOf) => ({
    'subscriptions.id': each.id,
    'customers.id': each.customer,
    'subscriptions.status': isOver(each, asOf) ? 'Cancelled' : isEnding(each, asOf) ? 'Non Renewing' : 'Active',
    'subscriptions.started_at': sql(each.start),
    'subscriptions.cancelled_at': sql(each.end),
    'subscriptions.cancel_reason': reason(each, '', 'Not Paid') ?? '',
  }),
  recurly: (each, asOf) => ({
    subscription_id: each.id,
    account_code: each.customer,
    plan_code: 'gold',
    state: isOver(each, asOf) ? 'expired' : isEnding(each, asOf) ? 'canceled' : 'active',
    activated_at: `${sql(each.start)} UTC`,
    canceled_at: each.askedAt ? `${sql(each.askedAt)} UTC` : '',
    expires_at: each.end ? `${sql(each.end)} UTC` : '',
    expiration_reason: reason(each, 'canceled', 'nonpayment') ?? '',
  }),
  ours: (each, asOf) => ({
    'Subscription ID': each.id,
    STATUS: isOver(each, asOf) ? 'Canceled' : 'Active',
    started_at: each.start,
    'Ended At': isOver(each, asOf) ? (each.end ?? 0) * 1000 : '',
    ended_reason: reason(each, 'asked', 'payment_failed') ?? '',
    amount: '49.00',
  }),
}

interface TableOptions {
  /** Seconds since 1970. */
  asOf: number
  delimiter?: string
}

/** A biller's table at `asOf`, with this between the cells. */
export function tableOf(biller: string, all: readonly Subscription[], { asOf, delimiter = ',' }: TableOptions): string {
  return stringify(
    all.map((each) => tables[biller]?.(each, asOf)),
    { header: true, delimiter },
  )
}
