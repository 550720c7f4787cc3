// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseConfig } from '../src/config/parseConfig'
import type { Config, OfferType } from '../src/config/schema'
import { laterSteps } from '../src/embed/later'
import { advance } from '../src/flow/advance'
import type { Action, Flow } from '../src/flow/flow'
import { open } from '../src/flow/open'
import { startFlow } from '../src/flow/startFlow'
import { readSituation } from '../src/situation/readSituation'
import { createDialog } from '../src/ui/Dialog'
import { en } from '../src/ui/languages/en'
import { enLater } from '../src/ui/languages/enLater'
import { enOffers } from '../src/ui/languages/enOffers'
import { zhHans } from '../src/ui/languages/zh-Hans'
import { zhHansLater } from '../src/ui/languages/zh-HansLater'
import { zhHant } from '../src/ui/languages/zh-Hant'
import { zhHantLater } from '../src/ui/languages/zh-HantLater'
import { firstSteps } from '../src/ui/steps/firstSteps'
import { createView } from '../src/ui/view'

// Situations that are plain, odd and hostile, through every screen in every language: nothing throws, nothing half-said is shown, and
// every amount and day on a card is what this file works out by itself, in whole numbers and calendar days.

const now = new Date('2026-11-21T12:00:00Z')
const english = { ...enLater, ...enOffers, ...en }
const pseudo = Object.fromEntries(
  Object.entries(english).map(([key, words]) => [
    key,
    words.replace(/(\{\{.*?\}\})|[aeiou]/g, (all, hole) => hole ?? `${all}́`),
  ]),
) as typeof english
const languages = {
  en: english,
  'zh-Hans': { ...zhHansLater, ...zhHans },
  'zh-Hant': { ...zhHantLater, ...zhHant },
  hu: pseudo,
}
const zones = ['UTC', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Mars/Olympus']

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
const ids = Object.keys(offers)

const config = parseConfig({
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
const odd = <T,>(plain: fc.Arbitrary<T>) =>
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
})
const press = fc.constantFrom(
  'continue',
  'cancel',
  'back',
  'accept',
  'decline',
  'confirm',
  'resume',
  'settle',
  'fail',
  'retry',
)
const drawn = fc.record({
  given: fc.record({
    customer: odd(fc.record({ firstName: odd(fc.constant('Ada')), timeZone: odd(fc.constantFrom(...zones)) })),
    subscription: odd(subscription),
  }),
  language: fc.constantFrom(...(Object.keys(languages) as (keyof typeof languages)[])),
  reason: fc.constantFrom(...ids),
  presses: fc.array(press, { maxLength: 6 }),
})

const host = document.createElement('fairwell-dialog')
document.documentElement.append(host)
const dialog = createDialog(host, {}, () => {})

function draw(flow: Flow, language: keyof typeof languages): string[] {
  const view = createView({ flow, act: () => {}, spoken: { texts: languages[language], locale: language }, now })
  const screen = { ...firstSteps, ...laterSteps }[flow.step]?.(view)
  dialog.draw({ name: `${flow.step}${flow.offerIndex}`, step: flow.step, look: { style: {} }, screen })
  return textsIn(dialog.root)
}

/** Each element's own words, as a reader sees them one beside the other. */
function textsIn(root: ParentNode): string[] {
  return [...root.querySelectorAll('h2, h3, p, b, dt, dd, li, legend, label, button, a, s, small')]
    .map((element) => element.textContent?.replaceAll(/\s/g, ' ').trim() ?? '')
    .filter(Boolean)
}

const halfSaid = /NaN|undefined|null|Invalid Date|\[object|\{\{|\}\}|\(\)|（）| {2}|, \?|\bInfinity\b/

function began(given: unknown): Flow {
  const { situation } = readSituation({ ...(given as object), now: now.toISOString() })
  return startFlow({
    config,
    situation,
    sessionId: 's',
    mode: 'live',
    now,
    random: () => 0.5,
    mounts: ['own'],
    open: (flow) => open(flow, now),
  })
}

function pressed(flow: Flow, name: string): Flow {
  const [offer] = flow.offers
  const act = (at: Flow, action: Action) => advance(at, action, now)
  if (name === 'settle')
    return act(flow, { type: 'settled', receipt: { effectiveAt: '2026-12-31', undoUntil: '2027-01-01T00:00:00Z' } })
  if (name === 'fail') return act(flow, { type: 'failed', failure: 'rejected' })
  if (name !== 'accept') return act(flow, { type: name } as Action)
  if (!offer) return flow
  return act(picked(flow), { type: 'accept', offer: offer.id })
}

function picked(flow: Flow): Flow {
  const [offer] = flow.offers
  const pick =
    offer?.type === 'pause' ? offer.lengths[0] : offer?.type === 'plan_change' ? offer.plans[0]?.id : undefined
  return offer && pick !== undefined ? advance(flow, { type: 'pick', offer: offer.id, pick }, now) : flow
}

it('draws every screen for whatever a page says, and says nothing by halves', () => {
  const seen = new Set<string>()
  const shown = new Set<OfferType | undefined>()
  fc.assert(
    fc.property(drawn, ({ given, language, reason, presses }) => {
      let flow = advance(began(given), { type: 'answer', question: 'reason', value: reason }, now)
      for (const name of ['continue', ...presses]) {
        flow = picked(pressed(flow, name))
        seen.add(flow.step)
        if (flow.step === 'offer') shown.add(flow.offers[0]?.type)
        for (const text of draw(flow, language)) expect(text).not.toMatch(halfSaid)
      }
    }),
    { seed: 12, numRuns: 300 },
  )
  expect([...seen].sort()).toEqual(['confirm', 'done', 'error', 'offer', 'state', 'survey'])
  expect(shown.size).toBe(11)
})

// The same figures once more, by hand: amounts in BigInt, days as [year, month, day].

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

const plain = fc.record({
  amount: fc.integer({ min: 1600, max: 9_999_999 }),
  currency: fc.constantFrom('USD', 'JPY', 'KWD', 'HUF', 'RSD', 'IDR', 'CLF'),
  interval: fc.constantFrom('day', 'week', 'month', 'year'),
  intervalCount: fc.constantFrom(1, 2, 3),
  quantity: fc.constantFrom(undefined, 1, 5),
  currentPeriodEnd: fc.integer({ min: 0, max: 500 }).map((days) => after('2026-11-21', days, 'day')),
})

it('shows amounts and days that are right to the last digit, the same in every time zone', () => {
  const withHeadline = ['half', 'forever', 'free', 'credit', 'rest']
  fc.assert(
    fc.property(
      plain,
      fc.constantFrom(...withHeadline),
      fc.constantFrom(...zones.slice(0, 5)),
      (facts, id, timeZone) => {
        const currency = id === 'credit' ? 'USD' : facts.currency
        const given = { customer: { timeZone }, subscription: { status: 'active', ...facts, currency } }
        const { interval, intervalCount, currentPeriodEnd: end } = facts
        const flow = picked(
          pressed(advance(began(given), { type: 'answer', question: 'reason', value: id }, now), 'continue'),
        )
        const texts = draw(flow, 'en')
        const all = texts.join('\n')
        const full = BigInt(facts.amount) * BigInt(facts.quantity ?? 1)
        const every = intervalCount > 1 ? `every ${intervalCount} ${interval}s` : `a ${interval}`
        const next = after(end, intervalCount, interval)
        const once = { half: less(full, 5000n), free: 0n, credit: full > 1500n ? full - 1500n : 0n }[id]
        if (once !== undefined) {
          expect(all).toContain(`${written(once, currency)} on ${said(end)}`)
          expect(all).toContain(`From ${said(next)}`)
          const monthly = `${written(once, currency)} ${every}`
          expect(texts.map((text) => text.replace(/^\D+/, ''))).not.toContain(monthly)
        } else if (id === 'forever') {
          expect(all).toContain(`${written(less(full, 3330n), currency)} ${every}`)
        } else {
          expect(all).toContain(`Paused from\n${said(end)}`)
          expect(all).toContain(`Back on\n${said(after(end, 1, 'month'))}`)
        }
        if (id !== 'rest' || flow.step === 'offer') expect(all).toContain(`${written(full, currency)}`)
        const confirm = draw(advance(flow, { type: 'cancel' }, now), 'en').join('\n')
        expect(confirm).toContain(`Access until\n${said(end)}`)
        expect(confirm).toContain(`Your data is kept until\n${said(after(end, 30, 'day'))}`)
        expect(confirm).not.toContain('no more charges')
      },
    ),
    { seed: 5, numRuns: 150 },
  )
})
