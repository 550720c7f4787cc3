import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import demo from '../../../demo/cancel-flow.json'
import telco from '../../../docs/telco/config.json'
import other from '../../../docs/telco/other.json'
import { checkPage } from '../../../scripts/checkReference'
import { messagePage } from '../../../scripts/messageReference'
import { starters } from '../../../src/cli/commands/runInit'
import { checkConfig } from '../../../src/config/check/checkConfig'
import { readConfig } from '../../../src/config/check/readConfig'
import { lockedPrefix } from '../../../src/config/fairness/statutoryWords'
import { lawMessageKeys } from '../../../src/config/lint/lawMessageKeys'
import { messageKeys, moreMessageKeys } from '../../../src/config/lint/messageKeys'
import { operandsOf } from '../../../src/config/lint/operands'
import type { Config } from '../../../src/config/schema/schema'
import rows from '../../cases/dead-rules.json'
import { baseTexts, ourTexts, placesOf } from '../../support/ourTexts'

/** A survey that asks every kind of question, and the parts of the config that a row replaces. */
function configOf(parts: object): unknown {
  return {
    version: 1,
    id: 'main',
    survey: {
      reasons: [
        { id: 'too_expensive', questions: [{ id: 'stars', type: 'rating', label: 'How good?' }] },
        {
          id: 'unused',
          questions: [
            {
              id: 'blocker',
              type: 'single',
              label: 'What got in the way?',
              options: [
                { id: 'time', label: 'No time' },
                { id: 'setup', label: 'The setup' },
              ],
            },
            { id: 'comment', type: 'text', label: 'Tell us more' },
          ],
        },
      ],
      questions: [
        { id: 'likely', type: 'nps', label: 'Would you recommend it?' },
        { id: 'next', type: 'multiple', label: 'And now?', options: [{ id: 'nothing', label: 'Nothing' }] },
      ],
    },
    offers: { save20: { type: 'discount', percentOff: 20, limit: { cooldownDays: 365 } } },
    rules: [{ id: 'all', offers: ['save20'] }],
    ...parts,
  }
}

type Row = [name: string, parts: object, path: string, phrase: string]

describe('check finds', () => {
  it('nothing in the config that the rows change', () => {
    expect(checkConfig(configOf({}))).toEqual([])
  })

  it.each(rows as Row[])('%s', (_name, parts, path, phrase) => {
    const config = configOf(parts)
    expect(readConfig(config).config).toBe(config)
    const found = checkConfig(config).map(({ path, message, mend = '' }) => `${path}: ${message}. ${mend}`)
    expect(found.filter((each) => each.startsWith(`${path}: `) && each.includes(phrase))).toHaveLength(1)
  })

  it('at least 120 kinds', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120)
  })
})

/** The config that the README shows: the first thing that anybody checks. */
const [, shown = ''] = /```json\n(\{\n {2}"version"[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []

const clean: [name: string, config: unknown][] = [
  ['the README', JSON.parse(shown)],
  ['the demo', demo],
  ['docs/telco/config.json', telco],
  ['docs/telco/other.json', other],
  ...[...starters].map(([name, { config }]): [string, unknown] => [`the starter ${name}`, config]),
]

describe('check finds nothing dead or unfair in', () => {
  it.each(clean)('%s', (_, config) => {
    expect(checkConfig(config)).toEqual([])
  })

  it('our own texts, given as messages', () => {
    // The words that the law gives are no merchant's to say.
    const isOpen = ([key]: [string, string]) => !key.startsWith(lockedPrefix)
    const messages = Object.entries(ourTexts).map(([tag, texts]) => [
      tag,
      Object.fromEntries(Object.entries(texts).filter(isOpen)),
    ])
    expect(checkConfig(configOf({ messages: Object.fromEntries(messages) }))).toEqual([])
  })
})

it('docs/check.md is what is made of the lists', () => {
  expect(readFileSync('docs/check.md', 'utf8')).toBe(checkPage())
})

it('docs/messages.md is what is made of the texts', () => {
  expect(readFileSync('docs/messages.md', 'utf8')).toBe(messagePage())
})

it('the linter knows the keys of our texts, and their places', () => {
  const places = Object.entries(baseTexts).map(([key, words]) => [key, placesOf(words)])
  const known = Object.entries({ ...messageKeys, ...moreMessageKeys, ...lawMessageKeys }).map(([key, names]) => [
    key,
    [...names].sort(),
  ])
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(places))
})

/** Attributes whose values are a closed set, and so every other word is dead. */
const closed = /^(answers\.(reason|category|influence|blocker|fault)|subscription\.(status|interval|currency))$/

describe('one changed literal of a closed set', () => {
  const literals = clean.flatMap(([name, config]) =>
    operandsOf(config as Config).flatMap(({ attribute, spot, expected }) => {
      const isText = typeof expected === 'string'
      const items = isText ? [[]] : Array.isArray(expected) ? expected.map((_, index) => [index]) : []
      return closed.test(attribute)
        ? items.map((item) => ({ name, config, ...spot, within: [...spot.within, ...item] }))
        : []
    }),
  )

  it('is drawn from many', () => {
    expect(literals.length).toBeGreaterThan(40)
  })

  it.each(literals)('is found at its place: $name $path $within', ({ config, path, within }) => {
    for (const change of [
      (word: string) => `${word}x`,
      (word: string) => word.slice(1),
      (word: string) => ` ${word}`,
    ]) {
      const copy = structuredClone(config)
      const keys = [...path.split(/[.[\]]+/).filter(Boolean), ...within]
      const last = keys.pop() as string
      const parent = keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy) as Record<
        string,
        string
      >
      parent[last] = change(parent[last] as string)
      const places = checkConfig(copy).map(({ path, within }) => JSON.stringify([path, within]))
      expect(places).toContain(JSON.stringify([path, within]))
    }
  })
})
