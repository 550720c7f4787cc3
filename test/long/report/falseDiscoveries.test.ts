import { expect, it } from 'vitest'
import { createComparison } from '../../../src/report/comparison/comparison'
import type { Session } from '../../../src/report/log/session'
import { randomFrom } from '../../../src/report/statistics/randomFrom'
import { draws } from '../../support/sample'

/** What a log's comparisons come to where `save` keeps so many more, and everything else does nothing. */
function comparisonOf(seed: number, adds: number) {
  const random = randomFrom(seed)
  const pick = (...values: string[]) => values[Math.floor(random() * values.length)] ?? ''
  const comparison = createComparison()
  for (let at = 0; at < 2000; at += 1) {
    const offer = pick('save', 'pause', 'help')
    const holdout = random() < 0.3
    const keeps = 0.2 + (offer === 'save' && !holdout ? adds : 0)
    comparison.add({
      outcome: random() < keeps ? 'dismissed' : 'canceled',
      reason: pick('price', 'unused', 'other', 'bugs'),
      plan: pick('solo', 'pro', 'team'),
      tenureDays: Math.floor(random() * 600),
      decisions: [
        { rule: offer, offers: holdout ? [] : [offer], experiment: null, holdout, segments: [pick('new', 'loyal')] },
      ],
    } as unknown as Session)
  }
  return comparison.result({})
}

it('Where nothing works, at most one log in twenty has a comparison that stands, though groups overlap', () => {
  const logs = Array.from({ length: draws(200) }, (_, seed) => comparisonOf(seed, 0))
  expect(logs.filter(({ cells }) => cells.some(({ holds }) => holds)).length / logs.length).toBeLessThan(0.075)
  // Without the adjustment, nearly every other log would have news.
  expect(
    logs.filter(({ cells }) => cells.some(({ verdict }) => verdict === 'higher' || verdict === 'lower')).length /
      logs.length,
  ).toBeGreaterThan(0.2)
})

it('Where one offer works, it is found, and of what is found a twentieth at most is another', () => {
  const logs = Array.from({ length: draws(100) }, (_, seed) => comparisonOf(seed, 0.25))
  const found = logs.flatMap(({ cells }) => cells.filter(({ holds }) => holds))
  expect(found.filter(({ about }) => about !== 'save').length / found.length).toBeLessThan(0.05)
  expect(
    logs.filter(({ cells }) => cells.some(({ about, by, holds }) => holds && about === 'save' && by === 'all')),
  ).toHaveLength(logs.length)
})
