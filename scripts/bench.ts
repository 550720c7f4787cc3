import { evalCondition } from '@growthbook/growthbook'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import type { Condition, Config } from '../src/config/schema'
import type { Situation } from '../src/config/situation'
import { evaluateCondition } from '../src/decide/condition'
import { decide } from '../src/decide/decide'

/** Contestants take turns within each round, so that a busy machine slows them all. */
const ROUNDS = 21
const WARM_UP = 10

type Contestant = [name: string, run: () => unknown]

/** Median microseconds of one run of each, in turns. */
function race(contestants: Contestant[], runs: number): [name: string, microseconds: number][] {
  const times = contestants.map((): number[] => [])
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    contestants.forEach(([, run], index) => {
      const start = performance.now()
      for (let each = 0; each < runs; each++) run()
      // The first rounds warm the compiler up.
      if (round >= WARM_UP) times[index]?.push(((performance.now() - start) * 1000) / runs)
    })
  }
  return contestants.map(([name], index) => [name, median(times[index] ?? [])])
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
}

const offers = { save20: { type: 'discount', percentOff: 20 } } as const

/** What rules look like: a reason alone, a figure and a reason, or a choice of countries. */
const kinds: ((index: number) => Condition)[] = [
  (index) => ({ 'answers.reason': `reason-${index}` }),
  (index) => ({ 'subscription.mrr': { $exists: true, $gte: index % 4000 }, 'answers.reason': `reason-${index}` }),
  (index) => ({
    $or: [{ 'customer.country': 'US' }, { 'customer.country': 'FR' }],
    'answers.reason': `reason-${index}`,
  }),
]

/** Rules none of which matches but the last: the worst case. */
function configWith(count: number): Config {
  const rules = Array.from({ length: count }, (_, index) => {
    const when = index === count - 1 ? { 'answers.reason': 'unused' } : kinds[index % kinds.length]?.(index)
    return { id: `rule-${index}`, when, offers: ['save20'] }
  })
  return { version: 1, id: 'bench', survey: { reasons: [{ id: 'unused', label: 'Unused' }] }, offers, rules }
}

const situation: Situation = {
  customer: { id: 'cus_1', country: 'DE' },
  subscription: {
    status: 'active',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    startedAt: '2024-03-31T00:00:00Z',
  },
  answers: { reason: 'unused' },
  now: '2026-01-01T00:00:00Z',
}
const attributes = { ...situation, subscription: { ...situation.subscription, mrr: 4900, tenureDays: 641 } }

function row(cells: unknown[]): void {
  console.log(cells.map((cell, index) => `${cell}`[index ? 'padStart' : 'padEnd'](index ? 14 : 24)).join(''))
}

function printDecide(): void {
  row(['decide, worst case', 'us', 'us a rule', 'GrowthBook us', 'ratio'])
  for (const count of [10, 100, 1000, 10_000]) {
    const config = configWith(count)
    const ours = (): unknown => decide(config, situation)
    const theirs = (): unknown => config.rules?.find((rule) => evalCondition(attributes, rule.when as never))
    const [[, us], [, their]] = race(
      [
        ['fairwell', ours],
        ['growthbook', theirs],
      ],
      Math.max(2, 20_000 / count),
    ) as [[string, number], [string, number]]
    row([`${count} rules`, us.toFixed(1), (us / count).toFixed(3), their.toFixed(1), `${(their / us).toFixed(2)}x`])
  }
}

/** The same question in four languages; 10,000 customers, so that nothing is constant. */
function printConditions(): void {
  const customers = Array.from({ length: 10_000 }, (_, index) => ({
    customer: { country: ['DE', 'US', 'FR', 'KR'][index % 4], tags: index % 3 ? ['vip'] : [] },
    subscription: { mrr: (index * 37) % 12_000, status: index % 5 ? 'active' : 'trialing' },
  }))
  type Customer = (typeof customers)[number]
  const condition = {
    'subscription.mrr': { $gte: 4900 },
    'customer.country': { $in: ['DE', 'FR'] },
    $or: [{ 'subscription.status': 'active' }, { 'customer.tags': { $elemMatch: { $eq: 'vip' } } }],
  }
  const logic = {
    and: [
      { '>=': [{ var: 'subscription.mrr' }, 4900] },
      { in: [{ var: 'customer.country' }, ['DE', 'FR']] },
      { or: [{ '==': [{ var: 'subscription.status' }, 'active'] }, { in: ['vip', { var: 'customer.tags' }] }] },
    ],
  }
  const byHand = ({ customer, subscription }: Customer): boolean =>
    subscription.mrr >= 4900 &&
    (customer.country === 'DE' || customer.country === 'FR') &&
    (subscription.status === 'active' || customer.tags.includes('vip'))
  const over = (matches: (customer: Customer) => unknown) => () => customers.filter(matches).length
  const contestants: Contestant[] = [
    ['fairwell', over((customer) => evaluateCondition(customer, condition))],
    ['GrowthBook', over((customer) => evalCondition(customer, condition))],
    ['json-logic-js', over((customer) => jsonLogic.apply(logic as RulesLogic, customer))],
    ['hand-written', over(byHand)],
  ]
  const answers = new Set(contestants.map(([, run]) => run()))
  if (answers.size !== 1)
    throw new Error(`bench: the contestants disagree, so their speeds mean nothing: ${[...answers]}`)
  const results = race(contestants, 1)
  const ours = results[0]?.[1] ?? Number.NaN
  row(['one condition', 'ns', 'ops/s', 'times ours'])
  for (const [name, us] of results) {
    row([name, (us / 10).toFixed(0), Math.round(1e10 / us).toLocaleString('en'), `${(us / ours).toFixed(2)}x`])
  }
}

printDecide()
console.log()
printConditions()
