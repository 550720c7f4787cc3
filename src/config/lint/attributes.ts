import type { Known } from './known'

const text: Known = { kind: 'text' }
const time: Known = { kind: 'time' }
const anything: Known = { kind: 'anything' }
const currency: Known = { kind: 'text', code: 'currency' }
const whole: Known = { kind: 'number', isWhole: true }
const least = (from: number): Known => ({ ...whole, from })

/** The fields of a customer that fairwell knows. The page may give more. */
export const customerFields = {
  id: text,
  email: text,
  firstName: text,
  timeZone: text,
  country: text,
  addresses: { kind: 'list', element: { kind: 'object', isOpen: true, fields: { id: text, label: text } } },
} satisfies Record<string, Known>

/** The statuses that a subscription can have, as conditions see them. */
export const statuses = ['active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled']

const discount: Known = {
  kind: 'object',
  isOpen: true,
  fields: { percentOff: { kind: 'number', from: 0, to: 100 }, amountOff: least(0), endsAt: time },
}

const interval: Known = { kind: 'text', oneOf: ['day', 'week', 'month', 'year'], what: 'interval' }

/** The given fields of a subscription that fairwell knows. The page may give more. */
export const subscriptionFields = {
  provider: text,
  withdrawUntil: time,
  id: text,
  status: { kind: 'text', oneOf: statuses, what: 'status' },
  plan: text,
  planName: text,
  amount: least(0),
  currency,
  interval,
  intervalCount: least(1),
  quantity: least(0),
  startedAt: time,
  trialEnd: time,
  currentPeriodEnd: time,
  canceledAt: time,
  resumesAt: time,
  discount,
  delivery: {
    kind: 'object',
    isOpen: true,
    fields: { nextAt: time, interval, intervalCount: least(1), product: text },
  },
  losses: { kind: 'list', element: anything },
  finalBill: { kind: 'object', isOpen: true, fields: { items: { kind: 'list', element: anything }, currency } },
} satisfies Record<string, Known>

/** The fields of a subscription that fairwell derives for rules. */
export const derivedFields: Record<'mrr' | 'tenureDays' | 'daysLeft', Known> = {
  mrr: least(0),
  tenureDays: whole,
  daysLeft: whole,
}
