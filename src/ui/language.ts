import type { Config, Text } from '../config/schema'
import type { Texts } from './languages/en'

/** A text that a page reads when it is asked for in its language. */
export type LanguageLoader = () => Promise<Texts>

/** Right to left, by language. https://unicode.org/cldr: layout.orientation.characterOrder */
const rightToLeft = /^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|syr|ug|ur|yi)\b/i

/** A locale Intl accepts; whatever it does not falls back to English and is never part of a path. */
export function readLocale(locale: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** From the nearest to the farthest: `zh-Hant-TW` → itself, `zh-Hant`, `zh`. Chinese without a script gets its region's. */
export function nearestLocales(locale: string): string[] {
  const parts = locale.split('-')
  const near = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  if (parts[0] !== 'zh') return near
  return [...near, /-(Hant|TW|HK|MO)\b/.test(locale) ? 'zh-Hant' : 'zh-Hans']
}

/** Which of the offered languages serves the locale best, if any does. */
export function pickLanguage(locale: string, offered: string[]): string | undefined {
  return nearestLocales(locale).find((name) => offered.includes(name))
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(locale) ? 'rtl' : 'ltr'
}

/** The merchant's text in the customer's language: the nearest there is, else English, else the first. */
export function localize(text: Text, locale: string): string {
  if (typeof text === 'string') return text
  const name = pickLanguage(locale, Object.keys(text)) ?? 'en'
  return text[name] ?? Object.values(text)[0] ?? ''
}

/** Our texts with the merchant's own wording laid over them. */
export function withMessages(texts: Texts, config: Config, locale: string): Texts {
  const messages = config.messages ?? {}
  const name = pickLanguage(locale, Object.keys(messages))
  return name ? { ...texts, ...messages[name] } : texts
}
