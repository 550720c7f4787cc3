import type { Role } from '../placedTexts'
import { findPhrase } from './findPhrase'
import type { WordList } from './wordList'
import { wordLists } from './wordLists'

/** What a wording does that a fair flow avoids. */
export type WordingKind = Exclude<keyof WordList, 'isSpaced' | 'cancelVerbs'>

/** The kinds of phrases that are looked for in each role. Answers are the customer's own words, names are those of products. */
const kindsOf: Readonly<Record<Role, readonly WordingKind[]>> = {
  button: ['selfShaming', 'shaming', 'urgent', 'losing', 'doubleNegative'],
  heading: ['shaming', 'urgent', 'losing'],
  line: ['shaming', 'urgent', 'losing'],
  answer: ['selfShaming', 'urgent'],
  name: ['urgent'],
}

/** The first wording in a text that shames, hurries, threatens or denies twice, as the text spells it. A list of what ends may say what is lost. */
export function findWording(
  words: string,
  language: string | undefined,
  role: Role,
  isOfLosses = false,
): { kind: WordingKind; found: string } | undefined {
  for (const kind of kindsOf[role].filter((each) => each !== 'losing' || !isOfLosses)) {
    for (const list of listsFor(language)) {
      const found = findPhrase(words, list[kind], list)
      if (found !== undefined) return { kind, found }
    }
  }
  return undefined
}

/** The word lists for a language. A text without one may be in any language, so all lists apply. */
export function listsFor(language: string | undefined): WordList[] {
  if (language === undefined) return Object.values(wordLists)
  const [main] = language.split('-')
  return Object.entries(wordLists).flatMap(([known, list]) => (known.split('-')[0] === main ? [list] : []))
}
