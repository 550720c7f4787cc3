import { describe, expect, it } from 'vitest'
import { lockedPrefix } from '../../../src/config/fairness/statutoryWords'
import { lintWording } from '../../../src/config/lint/lintWording'
import { findPhrase } from '../../../src/config/lint/wording/findPhrase'
import type { WordList } from '../../../src/config/lint/wording/wordList'
import { wordLists } from '../../../src/config/lint/wording/wordLists'
import type { Config } from '../../../src/config/schema/schema'
import { languageList } from '../../../src/ui/languages/languageList'
import cases from '../../cases/wording.json'
import { ourTexts } from '../../support/ourTexts'

const kinds = ['shaming', 'selfShaming', 'urgent', 'losing', 'doubleNegative'] as const
type Kind = (typeof kinds)[number]
type Case = Record<Kind | 'notCancel' | 'right', string[]>

const { hostile, ...byLanguage } = cases
const languages = Object.entries(byLanguage as Record<string, Case>)
const listOf = (tag: string) => wordLists[tag] as WordList

/** What the linter says of a button that accepts, in that language. */
const saidOf = (tag: string | undefined, acceptLabel: string) =>
  lintWording({
    survey: { reasons: [] },
    offers: {
      one: { type: 'contact', url: 'mailto:a@example.com', acceptLabel: tag ? { [tag]: acceptLabel } : acceptLabel },
    },
  } as unknown as Config).map(({ path, message }) => `${path}: ${message}`)

const inMessages = (messages: Config['messages']) =>
  lintWording({ survey: { reasons: [] }, messages } as unknown as Config)

it('there is a list and a table of cases for each of our languages', () => {
  expect(Object.keys(wordLists).sort()).toEqual(Object.keys(languageList).sort())
  expect(Object.keys(byLanguage).sort()).toEqual(Object.keys(languageList).sort())
})

describe.each(languages)('in %s', (tag, table) => {
  it.each(kinds.flatMap((kind) => table[kind].map((text) => [kind, text] as const)))(
    '%s is found in: %s',
    (kind, text) => {
      expect(findPhrase(text, listOf(tag)[kind], listOf(tag))).toBeDefined()
      expect(saidOf(tag, text), 'in its language').toHaveLength(1)
      expect(saidOf(undefined, text), 'in a text for everyone').toHaveLength(1)
    },
  )

  it.each(table.right)('nothing is found in: %s', (text) => {
    expect(saidOf(tag, text)).toEqual([])
    expect(saidOf(undefined, text)).toEqual([])
  })

  it('a way to cancel says so', () => {
    const [cancel = ''] = table.right
    expect(inMessages({ [tag]: { cancel, confirm: cancel } })).toEqual([])
    for (const text of table.notCancel) {
      expect(inMessages({ [tag]: { cancel: text } })[0]?.message).toContain('does not say so')
      expect(inMessages({ [tag]: { confirm: text } })[0]?.message).toContain('does not say so')
    }
  })

  it('our own texts pass, also where nobody knows their language', () => {
    const ours = Object.entries(ourTexts[tag] ?? {}).filter(([key]) => !key.startsWith(lockedPrefix))
    expect(inMessages({ [tag]: Object.fromEntries(ours) })).toEqual([])
    const unfair = ours.flatMap(([key, text]) =>
      key === 'loses' || key.startsWith('reason.') ? [] : saidOf(undefined, text).map((said) => `${key}: ${said}`),
    )
    expect(unfair).toEqual([])
  })

  it('every phrase can be found: it is words in lower case, and a pattern that matches itself', () => {
    const list = listOf(tag)
    const { isSpaced, ...phrases } = list
    for (const phrase of Object.values(phrases).flat()) {
      expect(phrase, phrase).toBe(phrase.toLowerCase().trim())
      expect(phrase, phrase).not.toMatch(/[^\p{L}\p{M}\p{N}' \-|*#…]/u)
      const said = isSpaced
        ? phrase
            .split(' ')
            .map((token) => token.split('|')[0])
            .join(' ')
            .replaceAll('…', '')
            .replaceAll(/(?<= )\*/g, 'x')
            .replaceAll('*', '')
        : phrase.split('|')[0]?.replaceAll('…', '')
      expect(findPhrase(said?.replaceAll('#', '3') ?? '', [phrase], list), phrase).toBeDefined()
    }
  })
})

it.each(hostile as [string, Kind, string][])('%s, %s: is not hidden by how it is written: %s', (tag, kind, text) => {
  expect(findPhrase(text, listOf(tag)[kind], listOf(tag))).toBeDefined()
})

it('reads a very long text in every language in a moment', () => {
  const long = 'all is well, one by one, here and there; '.repeat(400)
  const start = performance.now()
  expect(saidOf(undefined, `${long} 최고 ${long}`)).toEqual([])
  expect(performance.now() - start).toBeLessThan(5000)
})
