import type { Config } from '../../config/schema/schema'
import { nearest } from '../../ui/first/language'
import type { Spoken } from '../../ui/first/view'
import { en, type Texts } from '../../ui/languages/en'
import { layOver } from './layOver'
import { layWhole } from './layWhole'

/**
 * Our texts for the locale with the config's `messages` laid over them, and the locale of numbers and dates. In a language that
 * neither we nor the config have texts for, all of it is English: a date of another language would stand in an English sentence.
 */
export function spokenIn(locale: string, ours: Partial<Texts> | undefined, messages: Config['messages'] = {}): Spoken {
  const own = nearest(messages, locale)
  if (ours) return { texts: layOver({ ...ours }, own), locale }
  if (own) return layWhole(en, { texts: own, locale, isOfConfig: true })
  return { texts: layOver(en, nearest(messages, 'en')), locale: 'en' }
}
