import { stringify } from 'csv-stringify/sync'
import { randomFrom } from '../../src/report/statistics/randomFrom'
import { canceledLog, savedLog } from './flowLog'

/** A subscription as it really was, times in seconds since 1970. What each biller makes of it stands below. */
export interface True {
  id: string
  customer: string
  start: number
  /** When the customer asked for the end, and when access ended. */
  askedAt?: number
  end?: number
  why?: 'asked' | 'payment'
  saved: boolean
  flowAt: number
}

const day = 86_400
const from = Date.UTC(2026, 0, 10, 3, 30) / 1000
/** When every export was made. */
export const asOf = Date.UTC(2026, 8, 1) / 1000

/** Subscriptions that were in a flow, drawn by a seed: some stay, some leave at once or at the period's end, some fail to pay. */
export function drawTruth(seed: number, count: number): True[] {
  const random = randomFrom(seed)
  const within = (days: number) => Math.floor(random() * days * day)
  return Array.from({ length: count }, (_, index) => {
    const flowAt = from + within(150)
    const saved = random() < 0.6
    const base = { id: `sub_${index}`, customer: `cus_${index}`, start: flowAt - day - within(400), saved, flowAt }
    const fate = random()
    const askedAt = saved ? flowAt + within(120) : flowAt + 30
    if (fate < (saved ? 0.5 : 0.1)) return base
    if (fate < 0.6) return { ...base, askedAt, end: askedAt, why: 'asked' as const }
    if (fate < 0.75) return { ...base, end: askedAt, why: 'payment' as const }
    // Asked for now, ends with the period: within a month or a year, which may lie ahead of the export.
    return { ...base, askedAt, end: askedAt + within(random() < 0.5 ? 30 : 365), why: 'asked' as const }
  })
}

/** The flows of these subscriptions. */
export function logOf(all: readonly True[]) {
  return all.flatMap(({ id, customer, saved, flowAt }) => {
    const who = {
      at: new Date(flowAt * 1000).toISOString(),
      customer: { id: customer },
      subscription: { id, mrr: 4900, currency: 'USD' },
    }
    return saved ? savedLog(id, { offer: 'break', type: 'pause' }, who) : canceledLog(id, 'other', who)
  })
}

const iso = (seconds?: number) => (seconds === undefined ? null : new Date(seconds * 1000).toISOString())
const sql = (seconds?: number) => iso(seconds)?.slice(0, 19).replace('T', ' ') ?? ''
const minute = (seconds?: number) => sql(seconds).slice(0, 16)
const isOver = ({ end }: True) => end !== undefined && end <= asOf
const isEnding = (each: True) => each.end !== undefined && !isOver(each)

/** The same subscriptions as each biller's API object. */
export const objects: Record<string, (each: True) => Record<string, unknown>> = {
  stripe: (each) => ({
    id: each.id,
    object: 'subscription',
    customer: each.customer,
    status: isOver(each) ? 'canceled' : 'active',
    created: each.start,
    start_date: each.start,
    cancel_at_period_end: isEnding(each),
    canceled_at: each.askedAt ?? each.end ?? null,
    ended_at: isOver(each) ? each.end : null,
    cancellation_details: { reason: reason(each, 'cancellation_requested', 'payment_failed') },
    items: { object: 'list', data: [{ price: { id: 'price_1', unit_amount: 4900 } }], has_more: false },
    livemode: true,
  }),
  paddle: (each) => ({
    id: each.id,
    customer_id: each.customer,
    status: isOver(each) ? 'canceled' : 'active',
    started_at: iso(each.start),
    canceled_at: isOver(each) ? iso(each.end) : null,
    next_billed_at: isOver(each) ? null : iso(asOf + day),
    scheduled_change: isEnding(each) ? { action: 'cancel', effective_at: iso(each.end) } : null,
    billing_cycle: { interval: 'month', frequency: 1 },
    items: [{ price: { id: 'pri_1' } }],
  }),
  chargebee: (each) => ({
    id: each.id,
    object: 'subscription',
    customer_id: each.customer,
    status: isOver(each) ? 'cancelled' : isEnding(each) ? 'non_renewing' : 'active',
    started_at: each.start,
    billing_period_unit: 'month',
    ...(each.end && { cancelled_at: each.end, cancel_reason: reason(each, undefined, 'not_paid') }),
  }),
  recurly: (each) => ({
    id: each.id,
    object: 'subscription',
    account: { id: each.customer, code: 'a' },
    state: isOver(each) ? 'expired' : isEnding(each) ? 'canceled' : 'active',
    activated_at: iso(each.start),
    canceled_at: iso(each.askedAt),
    expires_at: iso(each.end),
    current_period_ends_at: iso(asOf),
    expiration_reason: reason(each, 'canceled', 'nonpayment'),
  }),
  ours: (each) => ({
    subscription: each.id,
    status: isOver(each) ? 'canceled' : 'active',
    startedAt: iso(each.start),
    endedAt: isOver(each) ? iso(each.end) : null,
    endedReason: reason(each, 'asked', 'payment_failed'),
  }),
}

function reason({ why }: True, asked: string | undefined, failed: string) {
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
const tables: Record<string, (each: True) => Record<string, string | number>> = {
  stripe: (each) => ({
    id: each.id,
    'Customer ID': each.customer,
    'Customer Name': 'Müller; "Söhne",\nInc.',
    Plan: 'price_1',
    Quantity: 1,
    Currency: 'usd',
    Interval: 'month',
    Amount: '49.00',
    Status: isOver(each) ? 'canceled' : 'active',
    'Created (UTC)': minute(each.start),
    'Start (UTC)': minute(each.start),
    'Current Period End (UTC)': minute(asOf + day),
    'Canceled At (UTC)': minute(each.askedAt ?? each.end),
    'Cancel At Period End': String(isEnding(each)),
    'Ended At (UTC)': isOver(each) ? minute(each.end) : '',
    'Cancellation Reason': reason(each, 'cancellation_requested', 'payment_failed') ?? '',
  }),
  paddle: (each) => ({
    subscription_id: each.id,
    customer_id: each.customer,
    status: isOver(each) ? 'canceled' : 'active',
    started_at: iso(each.start) ?? '',
    canceled_at: isOver(each) ? (iso(each.end) ?? '') : '',
    next_billed_at: isOver(each) ? '' : sql(asOf + day),
  }),
  chargebee: (each) => ({
    'subscriptions.id': each.id,
    'customers.id': each.customer,
    'subscriptions.status': isOver(each) ? 'Cancelled' : isEnding(each) ? 'Non Renewing' : 'Active',
    'subscriptions.started_at': sql(each.start),
    'subscriptions.cancelled_at': sql(each.end),
    'subscriptions.cancel_reason': reason(each, '', 'Not Paid') ?? '',
  }),
  recurly: (each) => ({
    subscription_id: each.id,
    account_code: each.customer,
    plan_code: 'gold',
    state: isOver(each) ? 'expired' : isEnding(each) ? 'canceled' : 'active',
    activated_at: `${sql(each.start)} UTC`,
    canceled_at: each.askedAt ? `${sql(each.askedAt)} UTC` : '',
    expires_at: each.end ? `${sql(each.end)} UTC` : '',
    expiration_reason: reason(each, 'canceled', 'nonpayment') ?? '',
  }),
  ours: (each) => ({
    'Subscription ID': each.id,
    STATUS: isOver(each) ? 'Canceled' : 'Active',
    started_at: each.start,
    'Ended At': isOver(each) ? (each.end ?? 0) * 1000 : '',
    ended_reason: reason(each, 'asked', 'payment_failed') ?? '',
    amount: '49.00',
  }),
}

/** A biller's table with this between the cells. */
export function tableOf(biller: string, all: readonly True[], delimiter: string): string {
  return stringify(
    all.map((each) => tables[biller]?.(each)),
    { header: true, delimiter },
  )
}

/** What is true of these subscriptions, counted without any of the report's code; dashboards round to the minute. */
export function truthOf(all: readonly True[], period: { from: number; to: number }) {
  const after = (those: readonly True[], days: number) => {
    // A flow of ours takes 10 s a move, six moves when saved, three when canceled.
    const ripe = those.map((each) => ({ ...each, at: each.flowAt + (each.saved ? 50 : 20) + days * day }))
    const due = ripe.filter(({ at }) => at <= asOf)
    return { n: due.length, value: due.filter(({ end, at }) => end === undefined || end > at).length / due.length }
  }
  const rates = (those: readonly True[]) => ({
    days30: after(those, 30),
    days60: after(those, 60),
    days90: after(those, 90),
  })
  const atStart = all.filter(({ start, end }) => start <= period.from && (end === undefined || end > period.from))
  const lost = atStart.filter(({ end }) => end !== undefined && end <= period.to)
  return {
    saveRate: { ofSaved: rates(all.filter(({ saved }) => saved)), ofStarted: rates(all), why: null },
    churn: {
      atStart: atStart.length,
      lost: lost.length,
      involuntary: lost.filter(({ why }) => why === 'payment').length,
      rate: { n: atStart.length, value: lost.length / atStart.length },
      why: null,
    },
    matched: all.length,
    unmatched: 0,
    unreadable: 0,
  }
}
