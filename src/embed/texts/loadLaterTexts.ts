import { nearest } from '../../ui/first/language'
import { enLater, type LaterTexts } from '../../ui/languages/enLater'
import { enOffers } from '../../ui/languages/enOffers'
import { laterLanguages } from './laterLanguages'

/** The English texts of all screens after the first. */
export const englishLater: LaterTexts = { ...enOffers, ...enLater }

/** Loads our texts for the screens after the first; English ones where the language has none, or they do not load. */
export async function loadLaterTexts(locale: string): Promise<LaterTexts> {
  const load = nearest(laterLanguages, locale)
  const texts = load && (await load().catch(() => undefined))
  return { ...englishLater, ...texts }
}
