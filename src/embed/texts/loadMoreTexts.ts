import { nearest } from '../../ui/first/language'
import { enMore, type MoreTexts } from '../../ui/languages/more/enMore'
import { moreLanguages } from './moreLanguages'

/** Loads our texts of further offers in the language nearest to the locale; English where we have none, or they do not load. */
export async function loadMoreTexts(locale: string): Promise<MoreTexts> {
  if (/^en\b/.test(locale)) return enMore
  try {
    return (await nearest(moreLanguages, locale)?.())?.texts ?? enMore
  } catch {
    return enMore
  }
}
