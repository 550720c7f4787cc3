import fc from 'fast-check'
import { expect } from 'vitest'
import { parseConfig } from '../../src/config/check/parseConfig'
import type { Config } from '../../src/config/schema/schema'

// What every screen is tried with, in happy-dom and in Chromium: a config with each kind of offer, one a reason; Situations that are
// plain, odd and hostile; and the figures of the plain ones worked out once more, in whole numbers and calendar days.

export const now = new Date('2026-11-21T12:00:00Z')
export const zones = ['UTC', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York']

const offers: Config['offers'] = {
  half: { type: 'discount', percentOff: 50, duration: 'once' },
  forever: { type: 'discount', percentOff: 33.3, duration: 'forever' },
  months1: { type: 'discount', percentOff: 7, durationInMonths: 1 },
  months3: { type: 'discount', percentOff: 20, durationInMonths: 3 },
  less: { type: 'discount', amountOff: 500, currency: 'USD' },
  rest: { type: 'pause', lengths: [1, 2, 7], unit: 'month', yearly: true },
  restNow: { type: 'pause', lengths: [2], unit: 'week', starts: 'now', yearly: true },
  plans: {
    type: 'plan_change',
    plans: [
      { id: 'lite', name: 'Lite', amount: 900, currency: 'USD', interval: 'week', intervalCount: 2 },
      { id: 'huf', name: ' ', amount: 499000, currency: 'HUF', interval: 'month' },
    ],
  },
  trial: { type: 'trial_extension', days: 14 },
  credit: { type: 'credit', amount: 1500, currency: 'USD' },
  free: { type: 'credit', periods: 1 },
  free3: { type: 'credit', periods: 3 },
  payment: { type: 'update_payment', url: 'https://example.com/pay' },
  talk: { type: 'contact', url: 'mailto:help@example.com' },
  book: { type: 'booking', url: 'https://example.com/book' },
  film: { type: 'video', url: 'https://example.com/film.mp4' },
  look: { type: 'redirect', url: 'https://example.com/guide' },
  own: { type: 'custom', name: 'own' },
}
export const ids = Object.keys(offers)

export const config = parseConfig({
  version: 1,
  id: 'main',
  fairness: 'us-ftc',
  survey: {
    title: 'Why are you canceling, {{customer.firstName|there}}?',
    order: 'listed',
    reasons: [...ids.map((id) => ({ id, label: id })), { id: 'other' }],
  },
  offers,
  rules: ids.map((id) => ({ id, when: { 'answers.reason': id }, offers: [id] })),
  confirm: { keeps: ['Invoices'], loses: ['Reports'], dataKeptDays: 30, ends: ['now', 'period_end'] },
})

const hostile = fc.constantFrom<unknown>(null, '', '  ', 'US$', {}, [], -1, 1.5, '0001-01-01', 0, 'soon', Number.NaN, {
  id: 'x',
})
const odd = <T>(plain: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 8, arbitrary: plain as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: hostile },
  )
const day = fc
  .integer({ min: -40, max: 800 })
  .map((days) => new Date(Date.UTC(2026, 10, 21 + days)).toISOString().slice(0, 10))
const time = fc.oneof(
  day,
  fc.tuple(day, fc.constantFrom('T00:00:00Z', 'T03:30:00Z', 'T23:59:59Z')).map(([date, rest]) => date + rest),
  day.map((date) => Date.parse(date) / 1000),
)
const subscription = fc.record({
  id: odd(fc.constant('sub_1')),
  status: odd(
    fc.constantFrom('active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled', 'non_renewing', 'on hold'),
  ),
  plan: odd(fc.constantFrom('pro', { id: 'pro', name: 'Pro' })),
  amount: odd(fc.oneof(fc.constantFrom(0, 1, 350, 999, 4900), fc.integer({ min: 0, max: 99_999_999 }))),
  currency: odd(fc.constantFrom('USD', 'usd', 'JPY', 'KWD', 'HUF', 'RSD', 'IDR', 'CLF', 'EUR')),
  interval: odd(fc.constantFrom('day', 'week', 'month', 'year', 'monthly', 'years')),
  intervalCount: odd(fc.constantFrom(1, 2, 3, 6, 13)),
  quantity: odd(fc.constantFrom(1, 5, 0)),
  currentPeriodEnd: odd(time),
  trialEnd: odd(time),
  resumesAt: odd(time),
  discount: odd(
    fc.constantFrom<unknown>(
      undefined,
      undefined,
      undefined,
      { percentOff: 10 },
      { amountOff: 100, endsAt: '2026-12-01' },
    ),
  ),
  finalBill: odd(
    fc.constantFrom<unknown>(
      undefined,
      { items: [{ label: 'Usage', amount: 120 }] },
      { items: [{ label: 'Rest', amount: -5 }] },
      { items: [] },
    ),
  ),
  losses: odd(
    fc.constantFrom<unknown>(undefined, [], [{ text: 'Reports', source: 'Your account' }], [{ text: 'Reports' }]),
  ),
})
/** What a page says of who is leaving: mostly plain, here and there odd or hostile. */
export const given = fc.record({
  customer: odd(
    fc.record({ firstName: odd(fc.constant('Ada')), timeZone: odd(fc.constantFrom(...zones, 'Mars/Olympus')) }),
  ),
  subscription: odd(subscription),
})

/** What is said to a reader, one beside the other. */
export const readable = 'h2, h3, p, b, dt, dd, li, legend, label, button, a, s, small'

export const halfSaid =
  /\bNaN\b|\bundefined\b|\bnull\b|Invalid Date|\[object|\{\{|\}\}|\(\)|（）| {2}|, \?|\bInfinity\b/

const decimals: Record<string, number> = { USD: 2, EUR: 2, HUF: 2, RSD: 2, IDR: 2, JPY: 0, KWD: 3, CLF: 4 }
const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function written(amount: bigint, currency: string): string {
  const places = decimals[currency] ?? 2
  const digits = `${amount}`.padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',')
  return places ? `${whole}.${digits.slice(-places)}` : whole
}

function said(date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  return `${names[month - 1]} ${dayOfMonth}, ${year}`
}

function after(date: string, count: number, unit: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  if (unit === 'day' || unit === 'week') {
    return new Date(Date.parse(date) + count * (unit === 'week' ? 7 : 1) * 86_400_000).toISOString().slice(0, 10)
  }
  const months = year * 12 + month - 1 + count * (unit === 'year' ? 12 : 1)
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1]
  const isLeap = (toYear % 4 === 0 && toYear % 100 !== 0) || toYear % 400 === 0
  const last = toMonth === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(toMonth) ? 30 : 31
  return [toYear, String(toMonth).padStart(2, '0'), String(Math.min(dayOfMonth, last)).padStart(2, '0')].join('-')
}

/** Basis points off, a half upwards. */
const less = (amount: bigint, points: bigint) => (amount * (10_000n - points) * 2n + 10_000n) / 20_000n

export const plain = fc.record({
  amount: fc.integer({ min: 1600, max: 9_999_999 }),
  currency: fc.constantFrom('USD', 'JPY', 'KWD', 'HUF', 'RSD', 'IDR', 'CLF'),
  interval: fc.constantFrom('day', 'week', 'month', 'year'),
  intervalCount: fc.constantFrom(1, 2, 3),
  quantity: fc.constantFrom(undefined, 1, 5),
  currentPeriodEnd: fc.integer({ min: 0, max: 500 }).map((days) => after('2026-11-21', days, 'day')),
})

/** Offers whose headline names an amount or a day. */
export const withHeadline = ['half', 'forever', 'free', 'credit', 'rest']

export interface PlainFacts {
  amount: number
  currency: string
  interval: string
  intervalCount: number
  quantity?: number | undefined
  currentPeriodEnd: string
}

/** The Situation of these facts; a credit is in dollars, so its subscription is, too. */
export function situationOf(id: string, facts: PlainFacts, timeZone: string) {
  const currency = id === 'credit' ? 'USD' : facts.currency
  return { customer: { timeZone }, subscription: { status: 'active', ...facts, currency } }
}

/** Holds what the screens of the offer `id` and of the confirmation say in English against the figures worked out here. */
export function expectFigures(id: string, facts: PlainFacts, screens: { offer: string[]; confirm: string[] }): void {
  const { currency } = situationOf(id, facts, 'UTC').subscription
  const { interval, intervalCount, currentPeriodEnd: end } = facts
  const all = screens.offer.join('\n')
  const full = BigInt(facts.amount) * BigInt(facts.quantity ?? 1)
  const every = intervalCount > 1 ? `every ${intervalCount} ${interval}s` : `a ${interval}`
  const next = after(end, intervalCount, interval)
  const once = { half: less(full, 5000n), free: 0n, credit: full > 1500n ? full - 1500n : 0n }[id]
  if (once !== undefined) {
    expect(all).toContain(`${written(once, currency)} on ${said(end)}`)
    expect(all).toContain(`From ${said(next)}`)
    const monthly = `${written(once, currency)} ${every}`
    expect(screens.offer.map((text) => text.replace(/^\D+/, ''))).not.toContain(monthly)
  } else if (id === 'forever') {
    expect(all).toContain(`${written(less(full, 3330n), currency)} ${every}`)
  } else {
    expect(all).toContain(`Paused from\n${said(end)}`)
    expect(all).toContain(`Back on\n${said(after(end, 1, 'month'))}`)
  }
  expect(all).toContain(written(full, currency))
  const confirm = screens.confirm.join('\n')
  expect(confirm).toContain(`Access until\n${said(end)}`)
  expect(confirm).toContain(`Your data is kept until\n${said(after(end, 30, 'day'))}`)
  expect(confirm).not.toContain('no more charges')
}
