import type { LocalizedText } from '../../config/schema/schema'

/** What is offered in the locale or, failing that, nearest to it: `zh-TW` takes `zh-TW`, then `zh-Hant`, then `zh`. */
export function nearest<T>(offered: Record<string, T>, locale: string): T | undefined {
  // Likely subtags are asked for only where they matter: their first use costs a page 10 ms.
  if (offered[locale] !== undefined) return offered[locale]
  const [given = ''] = locale.split('-')
  const names = Object.keys(offered).filter((name) => name.split('-')[0] === given)
  if (names.every((name) => name === given)) return offered[given]
  const { language, script, region } = new Intl.Locale(locale).maximize()
  return [locale, `${language}-${region}`, `${language}-${script}`, language]
    .map((name) => offered[name])
    .find((one) => one !== undefined)
}

/** By the script the locale is written in: also `az-Arab` is right to left. https://unicode.org/cldr: characterOrder */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  // Those we have texts for need no likely subtags.
  return !/^(en|zh)\b/.test(locale) && /Arab|Hebr|Syrc|Thaa/.test(new Intl.Locale(locale).maximize().script ?? '')
    ? 'rtl'
    : 'ltr'
}

/** The merchant's text in the customer's language: the nearest there is, else English, else the first. */
export function localize(text: LocalizedText, locale: string): string {
  if (typeof text === 'string') return text
  return nearest(text, locale) ?? text.en ?? Object.values(text)[0] ?? ''
}
