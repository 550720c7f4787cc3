import { evalCondition } from '@growthbook/growthbook'
import { describe, expect, it, vi } from 'vitest'
import { chooseVariation, getBucketRanges, hash } from '../src/decide/bucket'
import { evaluateCondition } from '../src/decide/condition'
import { randomPair, savedGroups, seeded } from './randomCondition'

const PAIRS = 100_000

describe('conditions', () => {
  it(`agree with GrowthBook's own evaluator on ${PAIRS} random pairs`, () => {
    // It reports unknown operators; they are among the pairs on purpose.
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
    const random = seeded(20_260_101)
    const answers = { true: 0, false: 0 }
    for (let pair = 0; pair < PAIRS; pair++) {
      const { condition, attributes } = randomPair(random)
      const expected = evalCondition(attributes, condition as never, savedGroups)
      const answer = evaluateCondition(attributes, condition, savedGroups)
      if (answer !== expected) throw new Error(`expected ${expected}: ${JSON.stringify({ condition, attributes })}`)
      answers[`${answer}`]++
    }
    silenced.mockRestore()
    expect(Math.min(answers.true, answers.false)).toBeGreaterThan(PAIRS / 5)
  })
})
