import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atRanks } from '../../../src/report/statistics/atRanks'
import { createSample } from '../../../src/report/statistics/createSample'
import { createSum } from '../../../src/report/statistics/createSum'
import { randomFrom } from '../../../src/report/statistics/randomFrom'
import { createLifetimes, survivalCurve } from '../../../src/report/statistics/survivalCurve'
import { createExamples } from '../../../src/report/topics/createExamples'
import { frequentTerms } from '../../../src/report/topics/createTermCounts'

function sumOf(numbers: Iterable<number>): number {
  const sum = createSum()
  for (const number of numbers) sum.add(number)
  return sum.total()
}

describe('a sum', () => {
  const hard = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })

  it('is the same in any order, to the digit', () => {
    fc.assert(
      fc.property(fc.array(hard, { maxLength: 40 }), (numbers) => {
        expect(sumOf(numbers.toReversed())).toBe(sumOf(numbers))
        expect(sumOf([...numbers].sort((a, b) => a - b))).toBe(sumOf(numbers))
      }),
    )
  })

  it('is the exact sum, rounded once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), { maxLength: 50 }), (numbers) => {
        expect(sumOf(numbers)).toBe(Number(numbers.reduce((total, number) => total + BigInt(number), 0n)))
      }),
    )
    expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(sumOf([1e16, 1, 1e-16])).toBe(1e16 + 2)
    expect(sumOf([1e100, 1, -1e100])).toBe(1)
    expect(sumOf([])).toBe(0)
  })

  it('is infinite where numbers are too large, and no NaN', () => {
    expect(sumOf([1.7e308, 1.7e308, -5])).toBe(Infinity)
  })
})

describe('ranks', () => {
  const random = randomFrom(4)
  const worlds: [name: string, draw: () => number][] = [
    ['spread evenly', () => random() * 1e6],
    ['all alike', () => 7],
    ['of few kinds', () => Math.floor(random() * 3)],
    ['nearly all at one end', () => (random() < 0.00005 ? 1e300 : random())],
    ['with forged times', () => (random() < 0.01 ? 253_402_300_799_999 : 1.7e12 + Math.floor(random() * 1e6))],
    ['of both signs', () => (random() - 0.5) * 1e-300],
  ]

  it.each(worlds)('of 120,000 numbers %s are those of sorting', (_, draw) => {
    const numbers = Array.from({ length: 120_000 }, draw)
    const sorted = [...numbers].sort((a, b) => a - b)
    const ranks = [0, 1, 59_999, 60_000, 108_000, 119_998, 119_999]
    const found = atRanks(numbers, numbers.length, ranks)
    expect(ranks.map((rank) => found.get(rank))).toEqual(ranks.map((rank) => sorted[rank]))
  })
})

it('lifetimes that are counted give the curve of those that are listed', () => {
  const random = randomFrom(8)
  const lifetimes = Array.from({ length: 500 }, () => ({ time: Math.floor(random() * 60), ended: random() < 0.4 }))
  const counted = createLifetimes()
  for (const lifetime of lifetimes) counted.add(lifetime)
  const [one, other] = [survivalCurve(lifetimes), survivalCurve(counted.list())]
  expect({ ...other, at: 0 }).toEqual({ ...one, at: 0 })
  for (let time = 0; time < 70; time += 1) expect(other.at(time)).toEqual(one.at(time))
})

it('a sample beyond what it holds has the mean and error of all its values', () => {
  const random = randomFrom(2)
  const values = Array.from({ length: 6000 }, () => 10_000 + random())
  const sample = createSample()
  for (const [at, value] of values.entries()) sample.add(value, { startedAt: -at, id: '', source: '' })
  const { n, mean, standardError, values: held } = sample.result()
  const middle = values.reduce((total, value) => total + value, 0) / values.length
  const spread = values.reduce((total, value) => total + (value - middle) ** 2, 0)
  expect({ n, held }).toEqual({ n: 6000, held: null })
  expect(mean).toBeCloseTo(middle, 8)
  expect(standardError).toBeCloseTo(Math.sqrt(spread / 5999 / 6000), 8)
})

describe('terms', () => {
  it('that are frequent are found among any number of rare ones, with their true counts', () => {
    const random = randomFrom(6)
    const texts = Array.from({ length: 4000 }, (_, at) => ({
      terms: [...(at % 50 === 0 ? ['often'] : []), ...Array.from({ length: 5 }, () => `rare ${random()}`)],
    }))
    expect(frequentTerms(texts, 80, 300)).toEqual(new Map([['often', 80]]))
    expect(frequentTerms(texts, 81, 300)).toEqual(new Map())
  })

  it('are quoted by examples that do not depend on the order', () => {
    const texts = Array.from({ length: 9000 }, (_, at) => 'word '.repeat(at % 90) + at)
    const [one, other] = [createExamples(), createExamples()]
    for (const text of texts) one.add(text)
    for (const text of texts.toReversed()) other.add(text)
    expect(other.result((text) => text)).toEqual(one.result((text) => text))
    expect(one.result((text) => text)).toHaveLength(3)
  })
})
