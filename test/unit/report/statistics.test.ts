import jStat from 'jstat'
import { describe, expect, it } from 'vitest'
import { bootstrapDifference, bootstrapMean } from '../../../src/report/statistics/bootstrap'
import { chiSquareTail } from '../../../src/report/statistics/chiSquareTail'
import { difference, ratio } from '../../../src/report/statistics/compare'
import { rate } from '../../../src/report/statistics/rate'
import { sampleRatio } from '../../../src/report/statistics/sampleRatio'
import { verdict } from '../../../src/report/statistics/verdict'
import published from '../../cases/statistics.json'
import { drawn, sampleOf } from '../../support/drawnSample'

describe('intervals', () => {
  it.each(published.wilson)('gives the published Wilson interval of $hits in $n', ({ hits, n, low, high }) => {
    expect(rate({ hits, n })).toEqual({
      value: hits / n,
      low: expect.closeTo(low, 4),
      high: expect.closeTo(high, 4),
      n,
    })
  })

  it.each(published.newcombe)('gives the published Newcombe interval of $a against $b', ({ a, b, low, high }) => {
    const [one, other] = [a, b].map(([hits = 0, n = 0]) => ({ hits, n }))
    if (!one || !other) throw new Error('a row without two shares')
    expect(difference(one, other)).toMatchObject({ low: expect.closeTo(low, 4), high: expect.closeTo(high, 4) })
  })

  it('ends the interval of a ratio where the difference from that many times the other share is just 0', () => {
    const [one, other] = [
      { hits: 40, n: 200 },
      { hits: 25, n: 190 },
    ]
    const [a, b] = [rate(one), rate(other)]
    const found = ratio(one, other)
    if (!a || !b || !found) throw new Error('rates of something')
    const lowest = (times: number) =>
      a.value - times * b.value - Math.hypot(a.value - a.low, times * (b.high - b.value))
    const highest = (times: number) =>
      a.value - times * b.value + Math.hypot(a.high - a.value, times * (b.value - b.low))
    expect(found.value).toBeCloseTo(0.2 / (25 / 190), 12)
    expect(lowest(found.low)).toBeCloseTo(0, 12)
    expect(highest(found.high ?? 0)).toBeCloseTo(0, 12)
  })

  it('says nothing of nothing', () => {
    const [none, some] = [
      { hits: 0, n: 0 },
      { hits: 1, n: 2 },
    ]
    expect([rate(none), difference(none, some), difference(some, none), ratio(some, none)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(ratio(some, { hits: 0, n: 5 })).toBeNull()
    expect([bootstrapMean(sampleOf([]), 1), bootstrapDifference(sampleOf([]), sampleOf([1]), 1)]).toEqual([null, null])
  })

  it('leaves the upper end of a ratio open when the other share may be 0', () => {
    const { high } = ratio({ hits: 9, n: 10 }, { hits: 1, n: 50 }) ?? {}
    expect(high).toBeGreaterThan(45)
  })
})

describe('the sample ratio', () => {
  it('agrees with another library on the chi-square tail', () => {
    for (const degrees of [1, 2, 3, 4, 7, 19, 40]) {
      for (const x of [0.01, 0.5, 1, 3.84, 7, 15, 40]) {
        expect(chiSquareTail(x, degrees)).toBeCloseTo(1 - jStat.chisquare.cdf(x, degrees), 9)
      }
    }
  })

  it('has the tabled thresholds at p 0.001, and keeps its digits far out', () => {
    expect(chiSquareTail(10.8276, 1)).toBeCloseTo(0.001, 6)
    expect(chiSquareTail(13.8155, 2)).toBeCloseTo(0.001, 6)
    expect(chiSquareTail(43.8202, 19)).toBeCloseTo(0.001, 6)
    // Two degrees have a closed form: exp(-x / 2).
    expect(chiSquareTail(200, 2) / Math.exp(-100)).toBeCloseTo(1, 9)
  })

  it('is calm about what chance does and alarmed by what it does not', () => {
    expect(
      sampleRatio([
        { count: 510, weight: 0.5 },
        { count: 490, weight: 0.5 },
      ]),
    ).toEqual({ p: expect.closeTo(0.527, 3), alarm: false })
    expect(
      sampleRatio([
        { count: 600, weight: 0.5 },
        { count: 400, weight: 0.5 },
      ]).alarm,
    ).toBe(true)
    expect(
      sampleRatio([
        { count: 900, weight: 0.9 },
        { count: 100, weight: 0.1 },
      ]),
    ).toEqual({ p: 1, alarm: false })
  })

  it('is alarmed by an arm that got nobody, and by one of weight 0 that got somebody', () => {
    expect(
      sampleRatio([
        { count: 40, weight: 1 },
        { count: 0, weight: 1 },
      ]).alarm,
    ).toBe(true)
    expect(
      sampleRatio([
        { count: 40, weight: 1 },
        { count: 1, weight: 0 },
      ]),
    ).toEqual({ p: 0, alarm: true })
    expect(
      sampleRatio([
        { count: 0, weight: 1 },
        { count: 0, weight: 1 },
      ]),
    ).toEqual({ p: null, alarm: false })
  })
})

describe('the bootstrap', () => {
  it('gives the same interval for the same seed', () => {
    const values = drawn(100, 1)
    expect(bootstrapMean(sampleOf(values), 5)).toEqual(bootstrapMean(sampleOf(values), 5))
    expect(bootstrapMean(sampleOf(values), 5)).not.toEqual(bootstrapMean(sampleOf(values), 6))
  })

  it('comes close to the normal interval for a few hundred values', () => {
    const values = drawn(2000, 2)
    const mean = values.reduce((total, value) => total + value, 0) / values.length
    const error = Math.sqrt(
      values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1) / values.length,
    )
    const { low, high } = bootstrapMean(sampleOf(values), 1) ?? { low: 0, high: 0 }
    expect((mean - low) / error).toBeCloseTo(1.96, 0)
    expect((high - mean) / error).toBeCloseTo(1.96, 0)
  })
})

describe('a verdict', () => {
  it('is only given when there are enough to tell', () => {
    expect(verdict({ hits: 30, n: 40 }, { hits: 10, n: 40 })).toBe('too few to tell')
    expect(verdict({ hits: 2, n: 500 }, { hits: 0, n: 500 })).toBe('too few to tell')
    expect(verdict({ hits: 150, n: 500 }, { hits: 100, n: 500 })).toBe('higher')
    expect(verdict({ hits: 100, n: 500 }, { hits: 150, n: 500 })).toBe('lower')
    expect(verdict({ hits: 101, n: 500 }, { hits: 100, n: 500 })).toBe('no difference seen')
  })
})
