import { nearest } from '../../ui/first/language'
import { en, type Texts } from '../../ui/languages/en'
import { languages } from './languages'

/** Loads our texts in the language nearest to the locale; English ones where there is none, or it does not load. */
export async function loadTexts(locale: string): Promise<Partial<Texts>> {
  const load = nearest(languages, locale)
  try {
    return load ? await load() : en
  } catch {
    return en
  }
}
