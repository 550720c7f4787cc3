import type { Spoken } from '../../ui/first/view'
import { en } from '../../ui/languages/en'
import { enLater } from '../../ui/languages/enLater'
import { enOffers } from '../../ui/languages/enOffers'
import { layWhole } from './layWhole'

/** Adds the texts of the screens after the first; those that are missing are in English. `more`: texts of further offers. */
export function speakWhole(spoken: Spoken, more?: object): Spoken {
  return layWhole({ ...en, ...enOffers, ...enLater, ...more }, spoken)
}
