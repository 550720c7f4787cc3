import type { Spoken } from '../../ui/first/view'
import { layOver } from './layOver'

/** Whether an amount, a date or a length of time is filled into the text, in the words of its locale. */
const isFilled = (text: string) => /\{\{\s*(amount|date|duration|picked|price)\b/.test(text)

/**
 * Lays what is spoken over English texts. Where the config speaks a language that we have not, and lacks some of the texts that
 * amounts and dates are filled into, all texts of that kind are ours, and so are their numbers: otherwise a sentence would begin in
 * English and end in the other language.
 */
export function layWhole(english: Readonly<Record<string, string>>, spoken: Spoken): Spoken {
  const { texts, isOfConfig } = spoken
  const lacks = Object.entries(english).some(([key, text]) => isFilled(text) && !Object.hasOwn(texts, key))
  if (!isOfConfig || !lacks) return { ...spoken, texts: layOver(english, texts) }
  const whole = Object.entries(texts).filter(([, text]) => !isFilled(text))
  return { texts: layOver(english, Object.fromEntries(whole)), locale: 'en' }
}
