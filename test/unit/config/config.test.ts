import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { descriptions } from '../../../scripts/describe'
import { optionsOf } from '../../../scripts/options'
import { describedSchema, referencePage } from '../../../scripts/reference'
import { ConfigError } from '../../../src/config/check/configError'
import { parseConfig } from '../../../src/config/check/parseConfig'
import { readConfig } from '../../../src/config/check/readConfig'
import { configSchema } from '../../../src/config/schema/schema'
import { toShape } from '../../../src/config/schema/shape'
import { standardReasons } from '../../../src/config/schema/standardReasons'
import cases from '../../cases/config.json'
import { changed, full, placesOf } from '../../support/fullConfig'
import type { Json } from '../../support/mutate'

const dotted = (place: string) => place.replace(/\.(\d+)/g, '[$1]')
const pathsFor = (input: unknown) => (readConfig(input).problems ?? []).map(({ path }) => path)
const options = optionsOf(describedSchema())

describe('a config', () => {
  it('passes with every option in use', () => {
    expect(readConfig(full)).toEqual({ config: full, problems: [] })
    expect(configSchema.safeParse(full).success).toBe(true)
  })

  it('passes with 12 reasons and labels of 120 characters', () => {
    const reasons = Array.from({ length: 12 }, (_, index) => ({ id: `r${index}`, label: 'x'.repeat(120) }))
    expect(pathsFor({ version: 1, id: 'main', survey: { reasons } })).toEqual([])
  })

  it.each(cases.wrong as [string, Json, string, string][])(
    'with %s = %j is told at %s: %s',
    (place, value, path, message) => {
      expect(readConfig(changed(place, value)).problems).toContainEqual({ severity: 'error', path, message })
    },
  )

  it.each([undefined, null, 5, 'x', [], true])('that is %j is told to be an object', (input) => {
    expect(readConfig(input).problems).toMatchObject([{ path: '', message: expect.stringContaining('an object') }])
  })

  it('says that there are no offers to name', () => {
    const rules = [{ id: 'first', offers: ['save20'] }]
    const survey = { reasons: [{ id: 'a', label: 'A' }] }
    expect(readConfig({ version: 1, id: 'main', survey, rules }).problems).toMatchObject([
      { path: 'rules[0].offers[0]', message: 'expected one of nothing, got "save20"' },
    ])
  })

  it('lists the offers there are where a rule names another', () => {
    const [problem] = readConfig(changed('rules.1.offers', ['break', 'sav20'])).problems ?? []
    expect(problem?.path).toBe('rules[1].offers[1]')
    expect(problem?.message).toMatch(/^expected one of save20, save5, .*, got "sav20"$/)
  })

  it('names all that is wrong at once when parsed', () => {
    expect(() => parseConfig({ ...(changed('holdout.share', 2) as object), id: 7 })).toThrow(ConfigError)
    expect(() => parseConfig({ ...(changed('holdout.share', 2) as object), id: 7 })).toThrow(
      /^\[fairwell\] config\.id: expected .*, got 7\.\n\[fairwell\] config\.holdout\.share: expected number from 0 to 1, got 2\.$/,
    )
  })

  it.each(['variables', 'dark'])('is refused with theme.%s values that are more than one CSS value', (scheme) => {
    for (const attack of [...cases.themeAttacks, 'x'.repeat(201)]) {
      const path = `theme.${scheme}.colorPrimary`
      expect([attack, pathsFor(changed(path, attack))]).toEqual([attack, [path]])
    }
  })

  it('has no key of an object’s prototype by accident', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const withKey = (json: string) =>
        JSON.parse(JSON.stringify(full).replace(json, `${json}"${key}":{"type":"${key}"},`))
      expect(pathsFor(withKey('{'))).toEqual([key])
      expect(pathsFor(withKey('"offers":{'))).toContain(`offers.${key}.type`)
      expect(pathsFor(changed('rules.1.offers', [key]))).toEqual(['rules[1].offers[0]'])
    }
    expect(Object.prototype).not.toHaveProperty('type')
  })
})

describe('a reason without a label', () => {
  it('is whole when everyone knows what it means', () => {
    const reasons = Object.keys(standardReasons).map((id) => ({ id }))
    expect(Object.keys(standardReasons)).toHaveLength(9)
    expect(readConfig(changed('survey.reasons', reasons)).problems).toEqual([])
  })

  it.each(['too_expensiv', 'toString'])('is refused as %s', (id) => {
    expect(pathsFor(changed('survey.reasons', [{ id: 'unused' }, { id }]))).toEqual(['survey.reasons[1].label'])
  })
})

describe('every rule of the schema is kept', () => {
  it('uses every option in the full config, so that no rule below goes untried', () => {
    expect(options.filter(({ path }) => !placesOf(path).length)).toEqual([])
  })

  it.each(options.map(({ path, schema, isRequired }) => ({ path, schema, isRequired })))(
    '$path',
    ({ path, schema, isRequired }) => {
      for (const place of placesOf(path)) {
        const told = (value: Json) => pathsFor(changed(place, value)).filter((each) => each.startsWith(dotted(place)))
        expect(told([[null]])).not.toEqual([])
        expect(told(null)).toEqual([dotted(place)])
        expect(told(undefined as never).length > 0).toBe(isRequired)
        for (const value of justOutside(schema)) expect([value, told(value)]).toEqual([value, [dotted(place)]])
        for (const value of justInside(schema)) expect([value, told(value)]).toEqual([value, []])
      }
    },
  )

  const textOf = (length: number) => 'x'.repeat(length)

  function justOutside({
    minimum,
    maximum,
    minLength,
    maxLength,
    type,
    enum: values,
  }: ReturnType<typeof describedSchema>): Json[] {
    return [
      ...(minimum === undefined ? [] : [minimum - 1]),
      ...(maximum === undefined ? [] : [maximum + 1]),
      ...(minLength ? [textOf(minLength - 1)] : []),
      ...(maxLength === undefined ? [] : [textOf(maxLength + 1)]),
      ...(type === 'integer' ? [1.5] : []),
      ...(values ? [`${values[0]}x`, `${values[0]}|${values[1]}`, ''] : []),
    ]
  }

  function justInside({
    minimum,
    maximum,
    minLength,
    maxLength,
    enum: values = [],
  }: ReturnType<typeof describedSchema>): Json[] {
    const texts = minLength === undefined || maxLength === undefined ? [] : [textOf(minLength), textOf(maxLength)]
    return [...[minimum, maximum].filter((bound) => bound !== undefined), ...texts, ...(values as Json[])]
  }

  it('stops the build at a rule that the shape cannot say', () => {
    expect(() => toShape({ type: 'number', exclusiveMinimum: 0 })).toThrow('Teach toShape')
  })
})

describe('the reference', () => {
  it('describes every option and nothing else', () => {
    expect(Object.keys(descriptions).sort()).toEqual([...new Set(options.map(({ path }) => path))].sort())
  })

  it.each(Object.entries(descriptions))('has an example of %s that passes', (path, { example }) => {
    const place = path === 'offers.*.type' ? 'offers.save20.type' : (placesOf(path)[0] as string)
    const under = pathsFor(changed(place, example as Json)).filter((each) => each.startsWith(dotted(place)))
    expect(under).toEqual([])
  })

  it('is current: npx tsx scripts/schema.ts', () => {
    expect(readFileSync('docs/config.md', 'utf8')).toBe(referencePage())
  })
})
