import type { Config } from '../../src/config/schema/schema'
import type { Situation } from '../../src/situation/schema'
import { randomPair } from './randomCondition'

/** Picks one, by a source of numbers 0 to 1. */
type Pick = <T>(from: readonly T[]) => T
type Random = () => number

function picker(random: Random): Pick {
  return (from) => from[Math.floor(random() * from.length)] as (typeof from)[number]
}

const reasons = ['too_expensive', 'unused', 'temporary', 'moved', 'ünïcødé 🙂', 'constructor'] as const
const times = [
  ...['2026-03-31T12:00:00Z', '2026-02-28T23:59:59+09:00', '2025-03-31', '2024-02-29T00:00:00.123Z'],
  ...['2026-03-31T12:00:00', 'yesterday', '', '+275760-09-13T00:00:00Z'],
]
const amounts = [0, 1, 999, 4900, 120_000, 10 ** 12, -5, 0.5, '4900', null]
const currencies = ['USD', 'usd', 'EUR', 'JPY', 'KWD', '']
/** What every Situation has, hostile names among them. */
const attributes = [
  ...['answers.reason', 'answers.category', 'answers.influence', 'answers.blocker', 'answers.suggestedReason'],
  ...['subscription.mrr', 'subscription.tenureDays', 'subscription.daysLeft', 'subscription.status'],
  ...['customer.id', 'customer.tags', 'customer.toString', 'history.offers.length', 'page.path', 'locale', 'now'],
  ...['__proto__.x', 'a', 'o.p', 'n', 'constructor'],
]
const values = [...reasons, ...amounts, 'price', 'influenceable', 'active', true, 30, ['vip', 'x'], { a: null }]

/** A condition on what a Situation has, or one from the generator that is held against GrowthBook. */
function conditionFrom(random: Random): object {
  const pick = picker(random)
  if (random() < 0.3) return randomPair(random).condition
  const operator = pick(['$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$exists', '$vgte', '$type', '$isNone'])
  const asked = pick([
    pick(values),
    { [operator]: pick(values) },
    { $in: [pick(values), pick(values)] },
    { $nin: [pick(values)] },
    { $exists: pick([true, false]), $gte: pick(amounts) },
    { $regexi: pick(['^a', '(a+)+$', 'price|unused', '(']) },
    { $inGroup: pick(['staff', 'toString']) },
  ])
  const clause = { [pick(attributes)]: asked }
  return pick([clause, clause, { $or: [clause, conditionFrom(random)] }, { $not: clause }, { ...clause, $and: [{}] }])
}

const offers = {
  save: { type: 'discount', percentOff: 20, limit: { cooldownDays: 180, maxShows: 2 } },
  off: { type: 'discount', amountOff: 1000, currency: 'USD', with: 'call' },
  both: { type: 'discount', amountOff: 1000, percentOff: 5 },
  break: { type: 'pause', lengths: [1, 3], unit: 'month' },
  lite: {
    type: 'plan_change',
    plans: [
      { id: 'lite', name: 'Lite', amount: 900, currency: 'USD', interval: 'month' },
      { id: 'euro', name: 'Euro', amount: 900, currency: 'EUR', interval: 'year' },
    ],
  },
  longer: { type: 'trial_extension', days: 14 },
  credit: { type: 'credit', amount: 500, currency: 'JPY', with: 'nowhere' },
  call: { type: 'booking', url: 'https://example.com/call' },
  nowhere: { type: 'video', url: 'javascript:alert(1)' },
  chat: { type: 'contact', with: 'chat' },
  gift: { type: 'custom', name: 'sticker', limit: { maxAccepts: 1 } },
  toString: { type: 'contact', url: 'mailto:a@example.com' },
} as const

/** A config that pages run, of any content: few would write one so, but one may. */
export function randomConfig(random: Random): Config {
  const pick = picker(random)
  const offerNames = Object.keys(offers)
  const some = () => Array.from({ length: pick([0, 1, 1, 2, 4]) }, () => pick(offerNames))
  const segments = { big: conditionFrom(random), 'with space': conditionFrom(random) }
  const guard = () => ({
    ...(random() < 0.3 && { segment: pick(Object.keys(segments)) }),
    ...(random() < 0.95 && { when: conditionFrom(random) }),
  })
  const experiment = (id: string) => ({
    id,
    ...(random() < 0.5 && { coverage: random() }),
    variations: [
      { key: 'a', weight: pick([0.5, 0.3, 1]), offers: some() },
      { key: 'b', weight: 0.5, offers: some() },
    ],
  })
  const config = {
    version: 1,
    id: pick(['main', 'ünïcødé 🙂', 'x'.repeat(128)]),
    ...(random() < 0.3 && { audience: conditionFrom(random) }),
    ...(random() < 0.4 && { holdout: { share: pick([0, 0.1, 0.5]) } }),
    segments,
    savedGroups: { staff: ['cus_1', 5] },
    survey: {
      reasons: reasons.map((id) => ({
        id,
        label: id,
        ...(random() < 0.3 && { category: 'price', influence: 'unknown' }),
      })),
    },
    offers,
    rules: Array.from({ length: pick([0, 2, 5, 12]) }, (_, index) => ({
      id: `rule-${index}`,
      ...guard(),
      ...(random() < 0.25 && { on: 'open' }),
      offers: some(),
      ...(random() < 0.4 && { experiment: experiment(`e-${index}`) }),
    })),
    alerts: [{ id: 'alert', on: 'flow.started', ...guard() }],
  }
  return config as unknown as Config
}

/** A Situation as JSON brings it: nothing about it is as the types say. */
export function randomSituation(random: Random): Situation {
  const pick = picker(random)
  const maybe = (parts: object) => random() < 0.8 && parts
  const situation = {
    ...maybe({ customer: { id: pick(['', 5, null, `cus_${Math.floor(random() * 1e6)}`, 'ïd 🙂']), tags: ['vip'] } }),
    ...maybe({
      subscription: {
        status: pick(['active', 'trialing', 'past_due', 7]),
        amount: pick(amounts),
        currency: pick(currencies),
        interval: pick(['day', 'week', 'month', 'year', 'decade']),
        intervalCount: pick([1, 3, undefined]),
        quantity: pick([1, 7, undefined]),
        plan: pick(['lite', 'pro']),
        startedAt: pick(times),
        trialEnd: pick(times),
        currentPeriodEnd: pick(times),
        discount: pick([undefined, { percentOff: 10 }, { amountOff: 100, endsAt: pick(times) }, {}]),
      },
    }),
    ...maybe({ answers: { reason: pick([...reasons, 'nobody knows', 3]), blocker: pick(values) } }),
    ...maybe({
      history: {
        offers: Array.from({ length: pick([0, 1, 3]) }, () => ({
          id: pick(Object.keys(offers)),
          status: pick(['shown', 'accepted', 'declined', 'lost']),
          time: pick(times),
        })),
      },
    }),
    ...maybe({ page: { path: '/account' }, locale: pick(['en', 'zh-Hans', '']) }),
    ...maybe({ now: pick(times) }),
    ...(random() < 0.3 && { handlers: pick([[], ['discount'], ['sticker', 'pause']]) }),
    ...(random() < 0.3 && { stage: 'open' }),
    ...(random() < 0.3 && randomPair(random).attributes),
  }
  return JSON.parse(JSON.stringify(situation))
}
