import type { Spoken } from '../../ui/first/view'
import { en } from '../../ui/languages/en'
import { enLater } from '../../ui/languages/enLater'
import { enOffers } from '../../ui/languages/enOffers'
import { layWhole } from './layWhole'

/** Adds the texts of the screens after the first; those that are missing are in English. */
export function speakWhole(spoken: Spoken): Spoken {
  return layWhole({ ...en, ...enOffers, ...enLater }, spoken)
}
