import { describe, expect, it } from 'vitest'
import { type Summary, summarize } from '../../../src/report'
import type { Cell } from '../../../src/report/comparison/cell'
import { moreFlows } from '../../../src/report/comparison/moreFlows'
import { comparisonSection } from '../../../src/report/print/comparisonSection'
import { comparisonText, conclusionOf } from '../../../src/report/print/comparisonText'
import { adjustedForAll } from '../../../src/report/statistics/falseDiscoveries'
import { pOfDifference } from '../../../src/report/statistics/pOfDifference'
import { flowLog } from '../../support/flowLog'
import { generateEvents, plainTruth } from '../../support/generateEvents'

const cellOf = ({ comparison }: Summary, about: string, value = ''): Cell | undefined =>
  comparison.cells.find((cell) => cell.about === about && cell.value === value)

/** A cancellation that support recorded. */
const bySupport = (id: string, plan: string) => ({
  specversion: '1.0',
  id,
  source: 'https://desk.test',
  type: 'dev.fairwell.cancellation.recorded.v1',
  time: '2026-03-03T12:00:00Z',
  data: { channel: 'support', customer: { id }, subscription: { id, plan, mrr: 100, currency: 'USD' } },
})

/** Canceled flows on this plan. */
const canceledOn = (plan: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    flowLog(`${plan}${at}`, [['flow.started'], ['flow.canceled']], { subscription: { id: `${plan}${at}`, plan } }),
  ).flat()

describe('an offer', () => {
  const saving = { id: 'save20', type: 'discount', choice: {}, acceptance: 0.6 }
  const idle = { id: 'break', type: 'pause', choice: {}, acceptance: 0 }
  const truth = { flows: 3000, holdout: 0.3, offers: { too_expensive: saving, unused: idle } }
  const summary = summarize(generateEvents(truth))

  it('that keeps customers is told from the holdout, in all and by reason, and one that keeps nobody is not', () => {
    for (const value of ['', 'too_expensive']) {
      const cell = cellOf(summary, 'save20', value)
      expect(cell).toMatchObject({ verdict: 'higher', holds: true, against: 'holdout' })
      // The truth: 60 % take it, and of the others and of all held out 15 % close the flow.
      expect(cell?.rate?.low).toBeLessThan(0.66)
      expect(cell?.rate?.high).toBeGreaterThan(0.66)
      expect(cell?.other?.low).toBeLessThan(0.15)
      expect(cell?.other?.high).toBeGreaterThan(0.15)
    }
    expect(cellOf(summary, 'break')).toMatchObject({ holds: false })
  })

  it('is compared only with those held out whom its own rule met', () => {
    const cell = cellOf(summary, 'save20')
    const all = summary.comparison.heldOut
    expect(cell?.other?.n).toBeLessThan(all * 0.5)
    expect(cell?.other?.n).toBeGreaterThan(all * 0.3)
  })

  it('stands alone where nobody is held out, and the first line says so', () => {
    const alone = summarize(generateEvents({ ...truth, holdout: 0, flows: 300 }))
    expect(cellOf(alone, 'save20')).toMatchObject({ other: null, holds: false, moreFlows: null })
    expect(comparisonSection(alone).says[0]).toMatch(/^No flow was held out, so what customers would have done/)
  })

  it('is spoken of in one sentence, with what follows', () => {
    const told = (cell: Partial<Cell>) =>
      comparisonText(
        { ...(cellOf(summary, 'save20', 'too_expensive') as Cell), ...cell },
        { too_expensive: { label: 'the price' } },
      )
    expect(told({})).toMatch(
      /^save20 kept \d\d\.\d% \(.+ to .+\) of those who left for the price, the holdout \d\d\.\d% \(.+\): keep it\.$/,
    )
    expect(told({ holds: false, verdict: 'too few to tell', moreFlows: 40 })).toMatch(
      /: too few to tell apart: about 40 more flows would show ten points\.$/,
    )
    expect(told({ verdict: 'lower' })).toMatch(/: end it\.$/)
  })
})

describe('an arm', () => {
  const arms = [
    { key: 'control', weight: 0.5, adds: 0 },
    { key: 'warm', weight: 0.5, adds: 0.4 },
  ]

  it('is compared with its control arm, by plan, too', () => {
    const summary = summarize(generateEvents({ ...plainTruth, flows: 1500, experiment: { id: 'words', arms } }))
    expect(cellOf(summary, 'words: warm', 'pro')).toMatchObject({ against: 'control', verdict: 'higher', holds: true })
    expect(cellOf(summary, 'words: control')).toBeUndefined()
  })

  it('that did not get its share is not compared', () => {
    const wrong = arms.map((arm) => ({ ...arm, weight: arm.key === 'warm' ? 0.8 : 0.2 }))
    const summary = summarize(generateEvents({ ...plainTruth, flows: 900, experiment: { id: 'words', arms: wrong } }))
    expect(summary.experiments.words?.sampleRatio.alarm).toBe(true)
    expect(cellOf(summary, 'words: warm')).toBeUndefined()
  })
})

describe('a channel', () => {
  it('is told by its share of the cancellations of a group, since nobody knows whom it kept', () => {
    const support = Array.from({ length: 60 }, (_, at) => bySupport(`s${at}`, at < 50 ? 'pro' : 'solo'))
    const summary = summarize([...canceledOn('pro', 50), ...canceledOn('solo', 90), ...support])
    expect(cellOf(summary, 'support', 'pro')).toMatchObject({
      rate: { value: 0.5, n: 100 },
      other: { value: 0.1, n: 100 },
      holds: true,
    })
    const [first, , ...sentences] = comparisonSection(summary).says
    expect(first).toContain('how many they kept is unknown')
    expect(sentences.join()).toContain(
      'support has 50.0% (40.4 to 59.6) of the cancellations of those on pro, everybody else 10.0%',
    )
  })

  it('is not compared where no server tells of one', () => {
    expect(summarize(canceledOn('pro', 20)).comparison).toMatchObject({ cells: [], elsewhere: 0 })
  })
})

describe('many comparisons', () => {
  it('are adjusted by Benjamini and Hochberg: the example of their paper, table 1', () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(adjustedForAll(ps).filter((p) => p <= 0.05)).toHaveLength(4)
    expect(adjustedForAll([...ps].reverse()).filter((p) => p <= 0.05)).toHaveLength(4)
    expect(adjustedForAll([])).toEqual([])
  })

  it('have p-values of the chi-square test, and 1 where there is nothing to tell', () => {
    expect(pOfDifference({ hits: 30, n: 100 }, { hits: 15, n: 100 })).toBeCloseTo(0.01112, 4)
    expect(pOfDifference({ hits: 0, n: 10 }, { hits: 0, n: 10 })).toBe(1)
    expect(pOfDifference({ hits: 1, n: 1 }, { hits: 0, n: 0 })).toBe(1)
  })

  it('say how many flows are lacking: 291 a side for 20 and 30 percent, as the textbook has it', () => {
    expect(moreFlows({ hits: 0, n: 1 }, { hits: 0.2, n: 1 })).toBeGreaterThan(2 * 285)
    expect(moreFlows({ hits: 0, n: 1 }, { hits: 0.2, n: 1 })).toBeLessThan(2 * 300)
    expect(moreFlows({ hits: 300, n: 1000 }, { hits: 200, n: 1000 })).toBe(0)
    expect(moreFlows({ hits: 0, n: 0 }, { hits: 1, n: 9 })).toBeNull()
  })

  it('conclude nothing where the difference does not stand', () => {
    const cell = {
      kind: 'offer',
      other: { value: 0.1, low: 0, high: 1, n: 900 },
      verdict: 'higher',
      holds: false,
      moreFlows: 0,
    }
    expect(conclusionOf(cell as Cell)).toBe('no difference sure')
  })
})
