import { nearest } from '../../ui/first/language'
import { enLater, type LaterTexts } from '../../ui/languages/enLater'
import { enOffers } from '../../ui/languages/enOffers'
import { laterLanguages } from './laterLanguages'

export const englishLater: LaterTexts = { ...enOffers, ...enLater }

/** Our texts after the first screen; English where there are none in the language or they do not arrive. */
export async function loadLaterTexts(locale: string): Promise<LaterTexts> {
  const load = nearest(laterLanguages, locale)
  const texts = load && (await load().catch(() => undefined))
  return { ...englishLater, ...texts }
}
