import { describe, expect, it } from 'vitest'
import { goalsOf } from '../../../src/report/clock/goals'
import { lastMonthOf } from '../../../src/report/clock/lastMonth'
import { paceOf } from '../../../src/report/clock/pace'
import { rhythmsOf } from '../../../src/report/clock/rhythm'
import type { Stretch, Stretches } from '../../../src/report/clock/stretches'
import { survivals } from '../../../src/report/clock/survival'
import { randomFrom } from '../../../src/report/statistics/randomFrom'

// Customers with a known truth: they leave at one daily pace for the first 92 days, and at another after that.

const day = (text: string) => Date.parse(text) / 86_400_000
const [early, late] = [0.004, 0.001]
const paceAt = (tenure: number) => (tenure <= 92 ? early : late)
const steady = () => 1

interface World {
  seed: number
  customers: number
  from: string
  today: string
  /** How many times as many leave on this day. */
  factor: (day: number) => number
}

/** Customers who came on any day since `from`, as they are known on `today`; `endsOn` tells the whole truth. */
function draw({ seed, customers, from, today, factor }: World): Stretches & { truth: number[] } {
  const random = randomFrom(seed)
  const [first, now] = [day(from), day(today)]
  const truth: number[] = []
  const known = Array.from({ length: customers }, (): Stretch => {
    const start = first + Math.floor(random() * (now - first))
    let left = -Math.log(1 - random())
    let end = start
    for (; end < now + 400; end += 1) {
      left -= -Math.log(1 - paceAt(end - start) * factor(end))
      if (left < 0) break
    }
    truth.push(end)
    const ended = end < now
    return { start, last: ended ? end : now, ended, endsOn: ended ? end : null, first: true, plan: null, segment: null }
  })
  return { known, endUnknown: [], startUnknown: 0, ahead: 0, today: now, truth }
}

const threeYears = { customers: 400, from: '2023-11-01', today: '2026-11-01', factor: steady }
const runs = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const monthOf = (at: number) => new Date(at * 86_400_000).getUTCMonth()

describe('over generated customers with known truth', () => {
  it('curves and paces hold the truth about 95 times in 100', () => {
    const kept = { month3: (1 - early) ** 93, month12: (1 - early) ** 93 * (1 - late) ** 274 }
    const held = { month3: 0, month12: 0, pace: 0, lowPace: 0 }
    for (const seed of runs(400)) {
      const world = draw({ ...threeYears, seed })
      const { at } = survivals(world).all
      for (const month of ['month3', 'month12'] as const) {
        const share = at[month]
        if (share && share.low <= kept[month] && kept[month] <= share.high) held[month] += 1
      }
      const { byTenure } = paceOf(world)
      const holds = (name: string, daily: number) => {
        const rate = byTenure[name]
        return rate && rate.low <= daily * 30.4375 && daily * 30.4375 <= rate.high ? 1 : 0
      }
      held.pace += holds('month 2', early)
      held.lowPace += holds('month 8', late)
    }
    for (const count of Object.values(held)) {
      expect(count / 400).toBeGreaterThan(0.925)
      expect(count / 400).toBeLessThan(0.995)
    }
  }, 120_000)

  it('calls a rhythm that is not there in about 1 of 100, though many came at one time of the year', () => {
    const called = { weekday: 0, month: 0, season: 0 }
    for (const seed of runs(150)) {
      const world = draw({ ...threeYears, customers: 1500, seed })
      // Half of the customers come in December, so exits of the first months fall into winter.
      const known = world.known.filter(({ start }, index) => index % 2 === 0 || monthOf(start) === 11)
      const rhythms = rhythmsOf(paceOf({ known, today: world.today }), seed)
      for (const name of ['weekday', 'month', 'season'] as const)
        if (rhythms[name].verdict === 'differs') called[name] += 1
    }
    for (const count of Object.values(called)) expect(count).toBeLessThanOrEqual(7)
  }, 240_000)

  it('finds a season and a weekday that are there', () => {
    let found = 0
    const winter = (at: number) => (monthOf(at) === 0 || monthOf(at) === 1 ? 2.5 : 1) * ((at + 3) % 7 === 0 ? 2 : 1)
    for (const seed of runs(20)) {
      const rhythms = rhythmsOf(paceOf(draw({ ...threeYears, customers: 3000, factor: winter, seed })), seed)
      const [first] = Object.entries(rhythms.weekday.beats).sort(
        (a, b) => (b[1].ratio?.value ?? 0) - (a[1].ratio?.value ?? 0),
      )
      if (rhythms.month.verdict === 'differs' && rhythms.weekday.verdict === 'differs' && first?.[0] === 'Monday')
        found += 1
    }
    expect(found).toBeGreaterThanOrEqual(18)
  }, 120_000)

  it('calls a usual month unusual in about 1 of 20, and finds one with twice the exits', () => {
    const called = { usual: 0, double: 0 }
    for (const seed of runs(200)) {
      for (const name of ['usual', 'double'] as const) {
        const factor = (at: number) => (name === 'double' && at >= day('2026-10-01') ? 2 : 1)
        const pace = paceOf(draw({ ...threeYears, customers: 1200, factor, seed }))
        const told = lastMonthOf(pace, { beats: {}, verdict: 'no difference seen', p: 1 })
        if (told && told.verdict !== 'as usual') called[name] += 1
      }
    }
    expect(called.usual).toBeLessThanOrEqual(20)
    expect(called.double).toBeGreaterThan(150)
  }, 240_000)

  it('meets goals as often as it said they would be', () => {
    const told = { chance: 0, met: 0, even: 0, evenMet: 0 }
    for (const seed of runs(300)) {
      const world = draw({ ...threeYears, customers: 800, seed })
      const { share, retained } = goalIn(world, seed)
      const config = { retentionGoals: { '2026': share } } as never
      const goal = goalsOf(world, paceOf(world), config)['2026']
      const chance = goal?.chance ?? Number.NaN
      const met = retained >= share ? 1 : 0
      told.chance += chance
      told.met += met
      if (chance > 0.3 && chance < 0.7) {
        told.even += 1
        told.evenMet += met
      }
    }
    expect(Math.abs(told.chance - told.met) / 300).toBeLessThan(0.07)
    expect(told.even).toBeGreaterThan(40)
    expect(told.evenMet / told.even).toBeGreaterThan(0.3)
    expect(told.evenMet / told.even).toBeLessThan(0.7)
  }, 120_000)
})

/** A goal for 2026 near what may come, and the share that in truth was there at the end. */
function goalIn({ known, truth }: ReturnType<typeof draw>, seed: number) {
  const [from, to] = [day('2026-01-01'), day('2027-01-01')]
  const there = known.flatMap(({ start }, index) =>
    start < from && (truth[index] ?? 0) >= from ? [truth[index] ?? 0] : [],
  )
  const now = there.filter((end) => end >= day('2026-11-01')).length / there.length
  return { share: now - 0.05 + 0.01 * (seed % 5), retained: there.filter((end) => end >= to).length / there.length }
}
