import type { LocalizedText } from '../../config/schema/schema'

/** What is offered in the language nearest to the locale: `zh-TW` takes `zh-TW`, else `zh-Hant`, else `zh`; undefined for none. */
export function nearest<T>(offered: Record<string, T>, locale: string): T | undefined {
  // The first use of likely subtags (`maximize`) costs a page 10 ms, so it is left to the cases that need it.
  if (offered[locale] !== undefined) return offered[locale]
  const [given = ''] = locale.split('-')
  const names = Object.keys(offered).filter((name) => name.split('-')[0] === given)
  if (names.every((name) => name === given)) return offered[given]
  const { language, script, region } = new Intl.Locale(locale).maximize()
  return [locale, `${language}-${region}`, `${language}-${script}`, language]
    .map((name) => offered[name])
    .find((one) => one !== undefined)
}

const rightToLeftScripts = ['Arab', 'Hebr', 'Syrc', 'Thaa']

/**
 * The direction of the script that the locale is written in: `az-Arab` is right to left. By https://unicode.org/cldr,
 * characterOrder.
 */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  // The languages that we have texts for are known without likely subtags, which are slow at their first use.
  return !/^(en|zh)\b/.test(locale) && rightToLeftScripts.includes(new Intl.Locale(locale).maximize().script ?? '')
    ? 'rtl'
    : 'ltr'
}

/** A merchant's text in the language nearest to the locale, else in English, else in the first language that it has. */
export function localize(text: LocalizedText, locale: string): string {
  if (typeof text === 'string') return text
  return nearest(text, locale) ?? text.en ?? Object.values(text)[0] ?? ''
}
