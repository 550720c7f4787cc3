import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { evalCondition } from '@growthbook/growthbook'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import type { Condition, Config } from '../src/config/schema/schema'
import type * as Entry from '../src/decide'
import { attributesOf } from '../src/decide/attributes'
import type { Situation } from '../src/situation/schema'

// The built file is measured, not the source: tsx adds a call to every function to name it, which costs time at each call.
const built = pathToFileURL(resolve(process.env.OUT_DIR ?? 'dist', 'decide.js')).href
const { decide, evaluateCondition }: typeof Entry = await import(built)

/** Contestants take turns within each round, so that a busy machine slows them all. */
const ROUNDS = 21
const WARM_UP = 10
/** New engines for each contestant. */
const FIRST_ROUNDS = 15

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

/** The conditions of rules: a reason alone, a figure and a reason, or a choice of countries. */
const kinds: ((index: number) => Condition)[] = [
  (index) => ({ 'answers.reason': `reason-${index}` }),
  (index) => ({ 'subscription.mrr': { $exists: true, $gte: index % 4000 }, 'answers.reason': `reason-${index}` }),
  (index) => ({
    $or: [{ 'customer.country': 'US' }, { 'customer.country': 'FR' }],
    'answers.reason': `reason-${index}`,
  }),
]

/** A config with so many rules of which only the last one matches, the worst case. */
function configWith(count: number): Config {
  const rules = Array.from({ length: count }, (_, index) => {
    const when = index === count - 1 ? { 'answers.reason': 'unused' } : kinds[index % kinds.length]?.(index)
    return { id: `rule-${index}`, when, offers: ['save20'] }
  })
  return { version: 1, id: 'bench', survey: { reasons: [{ id: 'unused', label: 'Unused' }] }, offers, rules }
}

/** Customers for whom only the last rule holds. There are many, so that the compiler can treat nothing as constant. */
const situations = Array.from({ length: 97 }, (_, index): Situation => {
  const day = `${(index % 28) + 1}`.padStart(2, '0')
  return {
    customer: { id: `cus_${index}`, country: ['DE', 'KR', 'BR', 'JP'][index % 4] },
    subscription: {
      status: index % 5 ? 'active' : 'past_due',
      amount: 4900 + index * 100,
      currency: 'USD',
      interval: 'month',
      startedAt: `2024-03-${day}T00:00:00Z`,
    },
    answers: { reason: 'unused' },
    now: `2026-01-${day}T12:00:00Z`,
  }
})

function row(cells: unknown[]): void {
  console.log(cells.map((cell, index) => `${cell}`[index ? 'padStart' : 'padEnd'](index ? 14 : 24)).join(''))
}

/**
 * Compares whole Decisions of ours (derived figures, trace and offer) with GrowthBook's search for the rule, whose figures
 * are ready: when both are warm, and the first one that a page or a process makes, which compiles the config.
 */
async function printDecide(): Promise<void> {
  row(['decide, worst case', 'us', 'GrowthBook us', 'ratio', 'first us', 'GrowthBook us', 'ratio'])
  for (const count of [10, 100, 1000, 10_000]) {
    const config = configWith(count)
    const ours = (index: number): unknown => decide(config, situations[index] as Situation).rule
    const attributes = situations.map((situation) => attributesOf(config, situation))
    const theirs = (index: number): unknown =>
      config.rules?.find(({ when }) => evalCondition(attributes[index] as object, when as never))?.id
    if (situations.some((_, index) => ours(index) !== `rule-${count - 1}` || theirs(index) !== ours(index)))
      throw new Error('bench: the last rule alone should hold')
    const [[, us], [, their]] = race(
      [
        ['fairwell', inTurn(ours)],
        ['GrowthBook', inTurn(theirs)],
      ],
      Math.max(2, 20_000 / count),
    ) as [[string, number], [string, number]]
    const [first, theirFirst] = await raceFirst(config, attributes[0])
    const figures = [us, their, their / us, first, theirFirst, theirFirst / first]
    row([`${count} rules`, ...figures.map((figure, index) => figure.toFixed(2) + (index % 3 === 2 ? 'x' : ''))])
  }
}

/** Median microseconds of the first decision of each in an engine that has run none of its code, in turns. */
async function raceFirst(config: Config, attributes: unknown): Promise<[ours: number, theirs: number]> {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < FIRST_ROUNDS; round++)
    for (const index of [0, 1] as const) times[index].push(await firstOf(index, config, attributes))
  return [median(times[0]), median(times[1])]
}

/** What a new engine runs: the config as JSON brings it, then one decision, timed. */
const firstDecision = [
  `import(built).then(({ decide }) => time(() => decide(config, situation).rule))`,
  `import(growthBook).then(({ evalCondition }) => time(() => config.rules.find(({ when }) => evalCondition(attributes, when)).id))`,
]

/** A worker has an engine of its own, in which nothing is compiled yet. */
function firstOf(index: 0 | 1, config: Config, attributes: unknown): Promise<number> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads')
    const { built, growthBook, situation, attributes } = workerData
    const config = JSON.parse(workerData.config)
    const time = (run) => {
      const start = performance.now()
      if (!run()) throw new Error('bench: a rule should hold')
      parentPort.postMessage((performance.now() - start) * 1000)
    }
    ${firstDecision[index]}`
  const growthBook = import.meta.resolve('@growthbook/growthbook')
  const situation = situations[0]
  const worker = new Worker(code, {
    eval: true,
    execArgv: [],
    workerData: { built, growthBook, config: JSON.stringify(config), situation, attributes },
  })
  return new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject))
}

/** Runs it for one customer after another. */
function inTurn(run: (index: number) => unknown): () => unknown {
  let index = 0
  return () => run(index++ % situations.length)
}

/** Compares one condition in four languages, on 10,000 customers, so that the compiler can treat nothing as constant. */
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

await printDecide()
console.log()
printConditions()
