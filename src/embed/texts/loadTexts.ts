import { nearest } from '../../ui/first/language'
import { en, type Texts } from '../../ui/languages/en'
import { languages } from './languages'

/**
 * Loads our texts in the language nearest to the locale. Undefined where we have none, or they do not load: then the flow speaks
 * English.
 */
export async function loadTexts(locale: string): Promise<Partial<Texts> | undefined> {
  if (/^en\b/.test(locale)) return en
  try {
    return (await nearest(languages, locale)?.())?.texts
  } catch {
    return undefined
  }
}
