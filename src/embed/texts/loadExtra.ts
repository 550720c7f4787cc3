import { nearest } from '../../ui/first/language'

/** Texts that most flows do not need, by language, except English. */
type ByLanguage<Texts> = Readonly<Record<string, () => Promise<{ texts: Texts }>>>

/** Loads such texts in the language nearest to the locale; English where we have none, or they do not load. */
export async function loadExtra<Texts>(languages: ByLanguage<Texts>, english: Texts, locale: string): Promise<Texts> {
  if (/^en\b/.test(locale)) return english
  try {
    return (await nearest(languages, locale)?.())?.texts ?? english
  } catch {
    return english
  }
}
