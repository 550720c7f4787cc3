import { languages } from '../../src/embed/texts/languages'
import { lawLanguages } from '../../src/embed/texts/lawLanguages'
import { moreLanguages } from '../../src/embed/texts/moreLanguages'
import { en } from '../../src/ui/languages/en'
import { enLater } from '../../src/ui/languages/enLater'
import { enOffers, pluralKeys } from '../../src/ui/languages/enOffers'
import { enLaw } from '../../src/ui/languages/law/enLaw'
import { enMore } from '../../src/ui/languages/more/enMore'

/** Texts by key. */
export type TextsByKey = Readonly<Record<string, string>>

/** All of our English texts. */
export const englishTexts: TextsByKey = { ...enOffers, ...enLater, ...enMore, ...enLaw, ...en }

const form = new RegExp(`^(${pluralKeys.join('|').replaceAll('.', '\\.')})\\.(zero|one|two|few|many)$`)

/** The key that a plural form belongs to, and its category; undefined for any other key. */
export function formOf(key: string): { base: string; category: string } | undefined {
  const [, base, category] = form.exec(key) ?? []
  return base && category ? { base, category } : undefined
}

/** Our English texts without their plural forms: the keys that every language has. */
export const baseTexts: TextsByKey = Object.fromEntries(Object.entries(englishTexts).filter(([key]) => !formOf(key)))

/** All of our texts, by language. */
export const ourTexts: Readonly<Record<string, TextsByKey>> = {
  en: englishTexts,
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(languages).map(
        async ([tag, load]) =>
          [
            tag,
            {
              ...(await load()).texts,
              ...(await moreLanguages[tag]?.())?.texts,
              ...(await lawLanguages[tag]?.())?.texts,
            },
          ] as const,
      ),
    ),
  ),
}

/** The placeholders of a text, in order of their names. */
export const placesOf = (text: string) =>
  [...text.matchAll(/\{\{\s*([^{}|:]*)/g)].map(([, name = '']) => name.trim()).sort()

/**
 * A language that nobody speaks, `en-XA`: English with marks over its vowels, half as long again and between brackets. What stands
 * on a screen without them is no text of ours, and what lacks its end is cut off.
 */
export const pseudoTexts: TextsByKey = Object.fromEntries(
  Object.entries(englishTexts).map(([key, text]) => {
    const marked = text.replace(/(\{\{[^|{}]*\|?)|[aeiou]/gi, (all, hole) => hole ?? `${all}\u0301`)
    return [key, `⟦${marked}${'·'.repeat(Math.ceil(text.length / 2))}⟧`]
  }),
)
