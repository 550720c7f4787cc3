import { nearest } from '../../ui/first/language'
import { en, type Texts } from '../../ui/languages/en'
import { languages } from './languages'

/** Our texts in the language nearest to the locale; English where there is none or it does not arrive. */
export async function loadTexts(locale: string): Promise<Partial<Texts>> {
  const load = nearest(languages, locale)
  try {
    return load ? await load() : en
  } catch {
    return en
  }
}
