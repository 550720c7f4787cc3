import { nearest } from '../ui/language'
import { en, type Texts } from '../ui/languages/en'

// Every path is written out here: a locale chooses one of them and is never part of one.
const loaders: Record<string, () => Promise<Texts>> = {
  'zh-Hans': async () => (await import('../ui/languages/zh-Hans')).zhHans,
  'zh-Hant': async () => (await import('../ui/languages/zh-Hant')).zhHant,
}

/** Our texts in the language nearest to the locale; English where there is none or it does not arrive. */
export async function loadTexts(locale: string): Promise<Texts> {
  const load = nearest(loaders, locale)
  try {
    return load ? await load() : en
  } catch {
    return en
  }
}
