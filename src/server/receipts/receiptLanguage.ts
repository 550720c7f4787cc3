import { readLanguage } from '../../situation/readLanguage'
import type { ReceiptTexts } from './languages/enReceipt'
import { receiptLanguages } from './receiptLanguages'

/** The language that a confirmation is written in. */
export interface ReceiptLanguage {
  /** The locale of its dates, which is one of the texts' language. */
  locale: string
  texts: ReceiptTexts
  dir: 'ltr' | 'rtl'
}

/**
 * Our texts for a locale: those of its language in its script, so that `zh-TW` gets Traditional Chinese and `pt-PT` the
 * Portuguese that there is. Undefined for what is no locale, or in none of our languages.
 */
export function receiptLanguage(given: unknown): ReceiptLanguage | undefined {
  const locale = readLanguage(given)
  if (!locale) return undefined
  const { language, script } = new Intl.Locale(locale).maximize()
  const texts = byScript.get(`${language}-${script}`)
  return texts && { locale, texts, dir: script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr' }
}

/** Our texts by language and script, as `zh-Hant`, also where a tag leaves its script out. */
const byScript: ReadonlyMap<string, ReceiptTexts> = new Map(
  Object.entries(receiptLanguages).map(([tag, texts]) => {
    const { language, script } = new Intl.Locale(tag).maximize()
    return [`${language}-${script}`, texts]
  }),
)
