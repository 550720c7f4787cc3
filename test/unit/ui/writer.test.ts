import { expect, it } from 'vitest'
import { hasPlainDigits } from '../../../src/ui/first/language'
import { writerFor } from '../../../src/ui/first/writer'
import { languageList } from '../../../src/ui/languages/languageList'

const locales = [
  ...Object.keys(languageList),
  ...['en-IN', 'de-CH', 'es-419', 'pt-PT', 'fr-CA', 'zh-TW', 'he-IL', 'ar-EG', 'fa', 'bn', 'mr', 'my', 'ckb', 'ne'],
  ...['en-u-nu-arab', 'zh-u-nu-hanidec', 'ru-RU-u-nu-deva', 'en-US-u-hc-h12'],
]

it.each(locales)('writes counts in %s as the browser does', (locale) => {
  const counts = [...Array(13).keys(), 99, 100, 999, 1000, 1001, 1234567, -1, 1.5, 0.1, 1e21]
  const { format } = new Intl.NumberFormat(locale)
  expect(counts.map(writerFor(locale, undefined).number)).toEqual(counts.map((count) => format(count)))
})

it('asks the browser for no digits of the languages that have plain ones', () => {
  const asked = Object.keys(languageList).filter((locale) => !hasPlainDigits(locale))
  expect(asked).toEqual(['ar'])
})

it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, null, '7'])('writes no number for %s', (value) => {
  expect(writerFor('en', undefined).number(value)).toBeUndefined()
})

it.each(Object.keys(languageList))('keeps the letters and the sign of a currency together in %s', (locale) => {
  const leftToRight = '\u200e'
  for (const currency of ['USD', 'CAD', 'GBP', 'EUR', 'ILS', 'JPY']) {
    for (const amount of [4900, -1200]) {
      const written = writerFor(locale, undefined).money(amount, currency) ?? ''
      const isTorn = written.startsWith('\u200f') && /\p{L}\p{Sc}$/u.test(written)
      expect(isTorn, `${written} ends in a sign that goes to the other side`).toBe(false)
      expect(written.endsWith(leftToRight) && !written.startsWith('\u200f'), written).toBe(false)
    }
  }
})
