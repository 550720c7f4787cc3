import type { Spoken } from '../../ui/first/view'
import { enLater } from '../../ui/languages/enLater'
import { enOffers } from '../../ui/languages/enOffers'
import { layOver } from './layOver'

const later: Record<string, string> = { ...enOffers, ...enLater }
/** Whether an amount, a date or a length of time is filled into the text, in the words of its locale. */
const isFilled = (text: string) => /\{\{\s*(amount|date|duration|picked|price)\b/.test(text)

/**
 * Adds the texts of the screens after the first; those that are missing are in English. Where the config speaks a language that
 * we have not, and lacks some of the texts that amounts and dates are filled into, all texts of that kind are ours, and so are their
 * numbers: otherwise a sentence would begin in English and end in the other language.
 */
export function speakWhole(spoken: Spoken): Spoken {
  const { texts, isOfConfig } = spoken
  const lacks = Object.entries(later).some(([key, text]) => isFilled(text) && !Object.hasOwn(texts, key))
  if (!isOfConfig || !lacks) return { ...spoken, texts: layOver(later, texts) }
  const whole = Object.entries(texts).filter(([, text]) => !isFilled(text))
  return { texts: layOver(later, Object.fromEntries(whole)), locale: 'en' }
}
