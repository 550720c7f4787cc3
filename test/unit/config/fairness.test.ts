import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mostPresses } from '../../../src/config/fairness/mostPresses'
import { policies, policyVersion } from '../../../src/config/fairness/policies'
import { type FairnessRule, fairnessRules } from '../../../src/config/fairness/rules'
import { fairnessSources } from '../../../src/config/fairness/sources'
import { isCountry, meantCountry } from '../../../src/config/lint/countries'
import { limits } from '../../../src/config/schema/fairness'
import type { Preset } from '../../../src/config/schema/presetOf'
import { configShape, type ObjectShape, type RecordShape } from '../../../src/config/schema/shape'

const [, , scalar] = (configShape as ObjectShape)['fairness?'] as RecordShape
const presets = scalar.replace('string in ', '').split('|')

describe('the presets', () => {
  it('have limits and a policy each, and there are no others', () => {
    expect(presets).toHaveLength(10)
    expect(Object.keys(limits).sort()).toEqual(presets.toSorted())
    expect(Object.keys(policies).sort()).toEqual(presets.toSorted())
    expect(policyVersion).toMatch(/^\d{4}-\d\d$/)
  })

  it.each(Object.values(policies))(
    '$preset keeps each rule once, with where it is known from',
    ({ rules, sources }) => {
      const ids = rules.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => !(id in fairnessRules))).toEqual([])
      expect(rules.flatMap((rule) => rule.sources).filter((id) => !(id in fairnessSources))).toEqual([])
      expect(rules.filter((rule) => rule.basis === 'law' && rule.sources.some((id) => !sources.includes(id)))).toEqual(
        [],
      )
    },
  )

  it('keep by no policy less than what no waiver can lift', () => {
    const firm = Object.entries(fairnessRules).flatMap(([id, { isWaivable }]) => (isWaivable ? [] : [id]))
    expect(firm).toContain('customers-word')
    for (const { rules } of Object.values(policies))
      expect(firm.filter((id) => !rules.some((rule) => rule.id === id))).toEqual([])
  })

  it('say in their policies the figures that the flow keeps to', () => {
    for (const { preset, rules } of Object.values(policies)) {
      const figure = (id: string) => rules.find((rule) => rule.id === id)?.figure
      const { maxOffers, chained, rest } = limits[preset]
      const presses = mostPresses[preset]
      expect([preset, figure('offers'), figure('presses')]).toEqual([preset, maxOffers + chained, presses])
      expect([preset, figure('rest')]).toEqual([preset, maxOffers ? rest : undefined])
    }
  })

  it('are in docs/fairness.md with the same figures', () => {
    const page = readFileSync('docs/fairness.md', 'utf8')
    for (const preset of presets as Preset[]) {
      const { maxOffers, beside, chained, rest } = limits[preset]
      const row = page.split('\n').find((line) => line.startsWith(`| \`${preset}\``)) ?? ''
      const [offers, together, most, rests] = row
        .split('|')
        .slice(2, 6)
        .map((cell) => cell.trim())
      const days = maxOffers ? `${rest} ${rest === 1 ? 'day' : 'days'}` : ''
      expect([preset, offers, together, most, rests]).toEqual([
        preset,
        `${maxOffers + chained || 'none'}`,
        `${beside || 'none'}`,
        `${mostPresses[preset]}`,
        days,
      ])
    }
  })

  it('are in docs/fairness.md with every rule', () => {
    const page = readFileSync('docs/fairness.md', 'utf8')
    const rows = Object.entries<FairnessRule>(fairnessRules).map(
      ([id, { says, heldBy, isWaivable }]) =>
        `| \`${id}\` | ${says} | ${heldBy.join(', ')} | ${isWaivable ? '' : 'nobody can waive it'} |`,
    )
    expect(rows.filter((row) => !page.includes(row))).toEqual([])
  })

  it('leave no rule and no source unused', () => {
    const all = Object.values(policies)
    const used = new Set<string>(all.flatMap(({ rules }) => rules.map(({ id }) => id)))
    const cited = new Set<string>(
      all.flatMap(({ sources, rules }) => [...sources, ...rules.flatMap((rule) => rule.sources)]),
    )
    expect(Object.keys(fairnessRules).filter((id) => !used.has(id))).toEqual([])
    expect(Object.keys(fairnessSources).filter((id) => !cited.has(id))).toEqual([])
  })
})

it.each([
  ['de', 'DE'],
  ['DEU', 'DE'],
  ['276', 'DE'],
  ['UK', 'GB'],
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['Gemany', 'DE'],
  ['South Korea', 'KR'],
  ['United States', 'US'],
  ['한국', undefined],
  ['대한민국', 'KR'],
  ['EU', undefined],
  ['ZZ', undefined],
  ['', undefined],
  ['defualt', undefined],
])('%j is likely meant as the country %s', (word, country) => {
  expect(isCountry(word)).toBe(false)
  expect(meantCountry(word)).toBe(country)
})
