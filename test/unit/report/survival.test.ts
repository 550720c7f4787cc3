import { describe, expect, it } from 'vitest'
import { DAY } from '../../../src/base/day'
import { summarize } from '../../../src/report'
import { daysOfMonths } from '../../../src/report/clock/days'
import { eventRate } from '../../../src/report/statistics/eventRate'
import { logRank } from '../../../src/report/statistics/logRank'
import { type Lifetime, survivalCurve } from '../../../src/report/statistics/survivalCurve'
import ofR from '../../cases/survival.json'

// Figures of R's survival package: test/cases/survival.R made them, and says how to make them again.

const lifetimes = (counts: number[][]): Lifetime[] =>
  counts.flatMap(([time = 0, events = 0, censored = 0]) => [
    ...Array.from({ length: events }, () => ({ time, ended: true })),
    ...Array.from({ length: censored }, () => ({ time, ended: false })),
  ])

describe('a survival curve', () => {
  it.each(ofR.curves)('has R’s shares, intervals and median: $table, $group', ({ counts, points, median }) => {
    const curve = survivalCurve(lifetimes(counts).reverse())
    let compared = 0
    for (const [time = 0, n = 0, value = 0, low = 0, high = 0] of points) {
      const share = curve.at(time)
      if (n < 10) expect(share).toBeNull()
      else {
        expect(share).toEqual({
          value: expect.closeTo(value, 9),
          low: expect.closeTo(low, 9),
          high: expect.closeTo(high, 9),
          n,
        })
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(1)
    const [middle = null, from = null, to = null] = median
    expect(curve.median).toEqual({ value: middle, low: from, high: to })
  })

  it('is Wilson’s interval while nobody has left, and no number for fewer than ten', () => {
    const curve = survivalCurve(
      lifetimes([
        [5, 0, 10],
        [9, 1, 0],
      ]),
    )
    expect(curve.at(5)).toMatchObject({ value: 1, low: expect.closeTo(0.741, 3), high: 1, n: 11 })
    expect(curve.at(6)).toBeNull()
    expect(survivalCurve([]).at(0)).toBeNull()
    expect(survivalCurve([{ time: 3, ended: true }])).toMatchObject({ n: 1, ended: 1, median: { value: 3 } })
  })
})

describe('the log-rank test', () => {
  it.each(ofR.logRank)('is R’s: $table', ({ table, statistic, degrees, p }) => {
    const groups = ofR.curves.filter((curve) => curve.table === table).map(({ counts }) => lifetimes(counts))
    const found = logRank(groups)
    expect(found).toEqual({ statistic: expect.closeTo(statistic, 6), degrees, p: expect.closeTo(p, 9) })
    expect(logRank(groups.reverse())?.statistic).toBeCloseTo(statistic, 6)
  })

  it('compares nothing with nothing', () => {
    expect(logRank([])).toBeNull()
    expect(logRank([lifetimes([[1, 5, 5]])])).toBeNull()
    expect(logRank([lifetimes([[1, 0, 5]]), lifetimes([[2, 0, 5]])])).toBeNull()
    expect(logRank([lifetimes([[1, 3, 5]]), []])).toBeNull()
  })
})

describe('a rate of events', () => {
  it.each(ofR.poisson)('has R’s exact interval: $events in $time', ({ events, time, low, high }) => {
    const found = eventRate(events, time)
    expect(found?.value).toBe(events / time)
    expect(Math.abs((found?.low ?? 0) - low)).toBeLessThanOrEqual(low * 1e-6)
    expect(Math.abs((found?.high ?? 0) - high)).toBeLessThanOrEqual(high * 1e-6)
  })

  it('is none without exposure', () => {
    expect([eventRate(0, 0), eventRate(3, 0), eventRate(3, Number.NaN)]).toEqual([null, null, null])
  })
})

describe('the Telco table as a billing file', () => {
  const asOf = Date.UTC(2026, 10, 1)
  const telco = ofR.curves.filter(({ table }) => table === 'telco')
  // The table has whole months of tenure. As days, they are as many as so many months can have.
  const billing = telco.flatMap(({ group: plan, counts }) =>
    lifetimes(counts).map(({ time, ended }, index) => ({
      subscription: `${plan} ${index}`,
      plan,
      startedAt: new Date(asOf - (daysOfMonths(time) + 1) * DAY).toISOString(),
      endedAt: ended ? new Date(asOf - DAY).toISOString() : null,
    })),
  )
  const { clock } = summarize([], { billing, asOf: new Date(asOf).toISOString() })

  it.each(telco)('has R’s share of $group after 12 and 24 months', ({ group: plan, points }) => {
    for (const months of [12, 24]) {
      const [, , value = 1] = points.filter(([time = 0]) => time <= months).at(-1) ?? []
      expect(clock.billed?.survival?.plan.groups[plan]?.at[`month${months}`]?.value).toBeCloseTo(value, 9)
    }
  })

  it('has R’s log-rank test, and says that an import wrote the ends', () => {
    const { statistic = 0 } = ofR.logRank.find(({ table }) => table === 'telco') ?? {}
    expect(Math.abs((clock.billed?.survival?.plan.test?.statistic ?? 0) / statistic - 1)).toBeLessThan(1e-6)
    expect(clock.billed?.heap).toEqual({ day: '2026-10-31', exits: 1869 })
  })
})
