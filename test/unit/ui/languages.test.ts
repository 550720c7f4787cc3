import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/embed/texts/languages'
import { directionOf, nearest } from '../../../src/ui/first/language'
import { pluralKeys } from '../../../src/ui/languages/enOffers'
import { languageList } from '../../../src/ui/languages/languageList'
import { baseTexts, formOf, ourTexts, placesOf, type TextsByKey } from '../../support/ourTexts'

const tags = Object.keys(languageList)
const others = tags.filter((tag) => tag !== 'en')

it('the list names the languages that are loaded, and nobody has reviewed one unnoticed', () => {
  expect(Object.keys(languages).sort()).toEqual([...others].sort())
  expect(tags.filter((tag) => languageList[tag]?.isReviewed)).toEqual([])
  expect(tags).toHaveLength(20)
})

describe.each(tags)('our texts in %s', (tag) => {
  const texts = ourTexts[tag] as TextsByKey
  const entries = Object.entries(texts)

  it('have every key of English, and the plural forms of the language', () => {
    expect(entries.map(([key]) => key).filter((key) => !formOf(key))).toEqual(
      expect.arrayContaining(Object.keys(baseTexts)),
    )
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions()
    for (const key of pluralKeys) {
      const forms = entries.flatMap(([each]) => (formOf(each)?.base === key ? [formOf(each)?.category] : []))
      expect([...forms, 'other'].sort(), key).toEqual([...pluralCategories].sort())
    }
  })

  it('have the placeholders of English in every form', () => {
    for (const [key, text] of entries) {
      const form = formOf(key)
      // Two is two in words where the form stands for that number alone.
      if (form && numbersOf(tag, form.category).length === 1) continue
      expect(placesOf(text), key).toEqual(placesOf(baseTexts[form?.base ?? key] ?? ''))
    }
  })

  it('are whole sentences without stray spaces, exclamation marks or braces that do not pair', () => {
    for (const [key, text] of entries) {
      const said = text.replaceAll(/\{\{(\w+)\|?([^{}]*)\}\}/g, (_, name, fallback) => fallback || name)
      expect(text, key).toBe(text.trim())
      expect(said, key).not.toMatch(/\s{2}|[!！{}<>&"]|\.\.\.|(?<=\w)'(?=\w)/)
    }
  })
})

/** The numbers up to a hundred of a plural category. */
function numbersOf(tag: string, category: string): number[] {
  const rules = new Intl.PluralRules(tag)
  return Array.from({ length: 101 }, (_, n) => n).filter((n) => rules.select(n) === category)
}

/** Words that are spelled in these languages as in English. */
const alike: Readonly<Record<string, readonly string[]>> = {
  es: ['plan'],
  pl: ['plan'],
  tr: ['plan'],
  da: ['reference'],
}
const scripts: Readonly<Record<string, string>> = {
  'zh-Hans': 'Han',
  'zh-Hant': 'Han',
  ja: 'Han}\\p{scx=Hira}\\p{scx=Kana',
  ko: 'Hang',
  ru: 'Cyrl',
  ar: 'Arab',
  he: 'Hebr',
}

describe.each(others)('no English is left in %s', (tag) => {
  const texts = ourTexts[tag] as TextsByKey
  it('in a whole text', () => {
    const same = Object.entries(baseTexts).filter(([key, text]) => texts[key] === text)
    expect(same.map(([key]) => key)).toEqual(alike[tag] ?? [])
  })

  const script = scripts[tag]
  if (!script) return
  it('in a letter', () => {
    const letters = new RegExp(`[\\p{scx=${script}}]`, 'u')
    for (const [key, text] of Object.entries(texts)) {
      const said = text.replaceAll(/\{\{\w+\|?|\}\}/g, '')
      expect(said, key).not.toMatch(/[a-z]/i)
      if (/\p{L}/u.test((baseTexts[key] ?? '').replaceAll(/\{\{.*?\}\}/g, ''))) expect(said, key).toMatch(letters)
    }
  })
})

it('simplified and traditional Chinese do not borrow from each other', () => {
  const [hans, hant] = [ourTexts['zh-Hans'], ourTexts['zh-Hant']].map((texts) => Object.values(texts ?? {}).join(''))
  expect(hans).not.toMatch(/[訂閱為麼價錢說時間變無點還開關請選擇動經續]/u)
  expect(hant).not.toMatch(/[订阅为么价钱说时间变无点还开关请选择动经续]/u)
})

const chains: [locale: string, language: string | undefined][] = [
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['pt-AO', 'pt-BR'],
  ['es-419', 'es'],
  ['es-MX', 'es'],
  ['fr-CA', 'fr'],
  ['de-AT', 'de'],
  ['ar-EG', 'ar'],
  ['he-IL', 'he'],
  ['ja-JP', 'ja'],
  // Nobody in Norway asked for Danish: English is read by nearly everyone there, and is nobody else's language.
  ['nb', undefined],
  ['nn-NO', undefined],
  ['no', undefined],
  ['sr-Latn', undefined],
  ['yue', undefined],
  ['uk', undefined],
  ['tlh', undefined],
  ['de-Arab', 'de'],
]

it.each(chains)('%s is answered in %s', (locale, language) => {
  const asked = nearest(languages, locale)
  expect(Object.keys(languages).find((tag) => languages[tag] === asked)).toBe(language)
})

it.each([...tags, 'az-Arab', 'fa', 'ur', 'uz-Arab-AF', 'ku', 'en-XA', 'sd-Deva'])(
  '%s runs as its script does',
  (locale) => {
    const { script = '' } = new Intl.Locale(locale).maximize()
    expect(directionOf(locale)).toBe(['Arab', 'Hebr'].includes(script) ? 'rtl' : 'ltr')
  },
)
