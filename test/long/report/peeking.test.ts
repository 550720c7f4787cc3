import { describe, expect, it } from 'vitest'
import { summarize } from '../../../src/report'
import { anytimeDifference } from '../../../src/report/statistics/anytime'
import { difference } from '../../../src/report/statistics/compare'
import { randomFrom } from '../../../src/report/statistics/randomFrom'
import type { Count, Interval } from '../../../src/report/statistics/rate'
import { canceledLog, flowLog } from '../../support/flowLog'

const experiments = 1000
const sessions = 3000
/** Verdicts begin with 50 in each arm. */
const firstLook = 100

/** How many of these experiments miss the truth at any look, looked at after every session. */
function missed(shares: [number, number], interval: typeof difference): number {
  const random = randomFrom(11)
  const truth = shares[0] - shares[1]
  let count = 0
  for (let experiment = 0; experiment < experiments; experiment += 1) {
    const arms: [Count, Count] = [
      { hits: 0, n: 0 },
      { hits: 0, n: 0 },
    ]
    for (let session = 1; session <= sessions; session += 1) {
      const index = random() < 0.5 ? 0 : 1
      arms[index].n += 1
      if (random() < shares[index]) arms[index].hits += 1
      if (session < firstLook || holds(interval(arms[0], arms[1]), truth)) continue
      count += 1
      break
    }
  }
  return count
}

function holds(interval: Interval | null, truth: number): boolean {
  return interval === null || (interval.low <= truth && truth <= interval.high)
}

describe('whoever looks after every session', () => {
  it.each([
    [0.3, 0.3],
    [0.35, 0.2],
    [0.08, 0.05],
  ] as [number, number][])(
    'misses a truth of %d and %d in at most 5 of 100 experiments',
    { timeout: 120_000 },
    (...shares) => {
      expect(missed(shares, anytimeDifference)).toBeLessThanOrEqual(experiments * 0.05)
    },
  )

  it('would find differences that are not there by the interval for one look', { timeout: 120_000 }, () => {
    expect(missed([0.3, 0.3], difference)).toBeGreaterThan(experiments * 0.15)
  })
})

it('is wider than the interval for one look, but of use', () => {
  const [one, other] = [
    { hits: 200, n: 500 },
    { hits: 140, n: 500 },
  ]
  const [look, anytime] = [difference(one, other), anytimeDifference(one, other)]
  if (!look || !anytime) throw new Error('two intervals')
  const ratio = (anytime.high - anytime.low) / (look.high - look.low)
  expect(ratio).toBeGreaterThan(1.2)
  expect(ratio).toBeLessThan(1.7)
  expect(anytime.low).toBeGreaterThan(0)
  expect(anytimeDifference({ hits: 0, n: 0 }, other)).toBeNull()
  expect(anytimeDifference({ hits: 50, n: 50 }, { hits: 0, n: 50 })).toMatchObject({ value: 1, high: 1 })
})

describe('the report', () => {
  const dealt = (variation: string, saved: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const experiment = { id: 'price', variation }
      const decision: [string, Record<string, unknown>] = [
        'decision.made',
        { rule: 'r', offers: [], experiment, why: [] },
      ]
      return flowLog(`${variation}-${index}`, [
        ['flow.started'],
        decision,
        [index < saved ? 'flow.saved' : 'flow.canceled'],
      ])
    }).flat()
  const adviceOn = (saved: number) =>
    summarize([...dealt('control', 30, 200), ...dealt('more', saved, 200)]).advice.find(
      ({ about }) => about === 'price: more',
    )

  it('says of a difference whether it holds however often one looked', () => {
    expect(adviceOn(48)).toMatchObject({ kind: 'arm_wins', text: expect.stringContaining('if the end was set before') })
    expect(adviceOn(80)).toMatchObject({
      kind: 'arm_wins',
      text: expect.stringContaining('holds however often you looked'),
    })
    expect(adviceOn(31)?.kind).toBe('arm_unproven')
  })

  it('gives the interval with each arm and with the holdout', () => {
    const log = [...dealt('control', 30, 200), ...dealt('more', 80, 200), ...canceledLog('x', 'unused')]
    const { experiments, holdout } = summarize(log)
    expect(experiments.price?.arms.more?.anytime).toEqual(anytimeDifference({ hits: 80, n: 200 }, { hits: 30, n: 200 }))
    expect(experiments.price?.arms.control).not.toHaveProperty('anytime')
    expect(holdout.anytime).toBeNull()
  })
})
