import { describe, expect, it } from 'vitest'
import { chooseVariation, getBucketRanges, getEqualWeights, hash } from '../src/decide/bucket'
import { evaluateCondition } from '../src/decide/condition'
import suite from './cases/growthbook.json'

describe('the public GrowthBook suite', () => {
  for (const [name, condition, attributes, expected, groups] of suite.evalCondition as any) {
    it(name, () => expect(evaluateCondition(attributes, condition, groups)).toBe(expected))
  }
})
