import { findPhrase } from '../../config/lint/wording/findPhrase'
import { wordLists } from '../../config/lint/wording/wordLists'
import { type FlowWords, flowWords } from './flowWords'
import type { Control, Screen } from './screen'

/** What a press would mean to the customer, by what the button says. */
export type Meaning = 'cancel' | 'accept' | 'stay' | 'onward' | 'other'

/** What a button says it does, in the language of its screen; where that is not known, in any of ours. */
export function meaningOf(name: string, language: string): Meaning {
  for (const code of codesFor(language)) {
    if (says(name, code, 'stay')) return 'stay'
    if (says(startOf(name, code), code, 'accept')) return 'accept'
    if (says(name, code, 'cancelVerbs')) return 'cancel'
    if (says(name, code, 'accept')) return 'accept'
    if (says(name, code, 'onward')) return 'onward'
  }
  return 'other'
}

/**
 * Whether a press on a way to cancel would be the confirming one, as far as a page can tell: it sends a form by POST, it says so, or
 * its screen asks nothing, offers nothing and the button does not say that the flow goes on. In doubt it is: such a press is never made.
 */
export function isFinal({ name, posts }: Control, { language, choices, fields, controls }: Screen): boolean {
  const codes = codesFor(language)
  if (posts || codes.some((code) => says(name, code, 'final'))) return true
  const asks = choices.length > 0 || fields > 0 || controls.some((each) => meaningOf(each.name, language) === 'accept')
  return !asks && !codes.some((code) => says(name, code, 'onward'))
}

function says(name: string, code: string, what: keyof FlowWords | 'cancelVerbs'): boolean {
  const list = wordLists[code]
  const phrases = what === 'cancelVerbs' ? list?.cancelVerbs : flowWords[code]?.[what]
  return Boolean(list && phrases && findPhrase(name, phrases, list) !== undefined)
}

/** The first words, or the first characters of a language without spaces: "Pause instead of canceling" pauses. */
function startOf(name: string, code: string): string {
  return wordLists[code]?.isSpaced ? name.split(' ').slice(0, 2).join(' ') : name.slice(0, 5)
}

/** The codes of our word lists for the language of a page; all of them where it names none. */
function codesFor(language: string): string[] {
  const [main] = language.toLowerCase().split(/[-_]/)
  return Object.keys(wordLists).filter((code) => !main || code.toLowerCase().split('-')[0] === main)
}
