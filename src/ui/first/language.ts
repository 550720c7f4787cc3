import type { LocalizedText } from '../../config/schema/schema'
import { readLanguage } from '../../situation/readLanguage'

/**
 * What is offered in the language nearest to the locale: `zh-TW` takes `zh-TW`, else `zh-Hant`, else `zh`, else any that is written
 * in the same script, as `pt-PT` takes `pt-BR`. Undefined for none.
 */
export function nearest<T>(offered: Record<string, T>, locale: string): T | undefined {
  const name = nearestName(offered, locale)
  return name === undefined ? undefined : offered[name]
}

function nearestName(offered: object, locale: string): string | undefined {
  const names = Object.keys(offered)
  // The first use of likely subtags (`maximize`) costs a page 10 ms, so it is left to the cases that need it.
  if (names.includes(locale)) return locale
  const [given = ''] = locale.split('-')
  const alike = names.filter((name) => name.split('-')[0] === given)
  if (alike.every((name) => name === given)) return alike[0]
  const { language, script, region } = likely(locale)
  return (
    [`${language}-${region}`, `${language}-${script}`, language].find((name) => alike.includes(name)) ??
    alike.find((name) => likely(name).script === script)
  )
}

/** The locale with the subtags that it leaves out. A name that is no locale, as a config may have, is like none. */
function likely(name: string): Intl.Locale {
  return new Intl.Locale(readLanguage(name) || 'und-Zyyy').maximize()
}

/**
 * Whether the locale is of a language that we have texts for and that is written with the digits 0 to 9 wherever it is spoken,
 * unless the locale asks for others: Arabic is not.
 */
export function hasPlainDigits(locale: string): boolean {
  return /^(en|zh|ja|ko|de|fr|es|pt|it|nl|pl|sv|da|tr|ru|id|vi|he)\b(?!.*-u-)/.test(locale)
}

/**
 * The direction of the script that the locale is written in: `az-Arab` is right to left. By https://unicode.org/cldr,
 * characterOrder.
 */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  // The languages that we have texts for are known without likely subtags, which are slow at their first use.
  const [language = '', script] = locale.split('-')
  if (!/^[A-Z][a-z]{3}$/.test(script ?? '')) {
    if (/^(ar|he)$/.test(language)) return 'rtl'
    if (hasPlainDigits(language)) return 'ltr'
  }
  return /Arab|Hebr|Syrc|Thaa/.test(likely(locale).script ?? '') ? 'rtl' : 'ltr'
}

/** A merchant's text, and the locale that it is in; undefined where the merchant has one for everyone. */
export interface Localized {
  words: string
  locale: string | undefined
}

/** A merchant's text in the language nearest to the locale, else in English, else in the first language that it has. */
export function localize(text: LocalizedText, locale: string): Localized {
  if (typeof text === 'string') return { words: text, locale: undefined }
  const name = nearestName(text, locale)
  if (name !== undefined) return { words: text[name] ?? '', locale }
  const [other = 'en'] = Object.hasOwn(text, 'en') ? ['en'] : Object.keys(text)
  return { words: text[other] ?? '', locale: other }
}
