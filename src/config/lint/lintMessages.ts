import { own } from '../../base/own'
import { at, type Problem } from '../check/problem'
import { moreTypes } from '../schema/moreTypes'
import type { Config } from '../schema/schema'
import { statuses } from './attributes'
import { spotAt, warning } from './finding'
import { lawMessageKeys } from './lawMessageKeys'
import { lintBraces, type Placeholder, placeholdersIn } from './lintPlaceholders'
import { messageKeys, moreMessageKeys } from './messageKeys'
import { didYouMean, nearestOf } from './nearest'
import { wordLists } from './wording/wordLists'

const offerTypes = [
  ...['discount', 'pause', 'plan_change', 'trial_extension', 'credit', 'update_payment'],
  ...['contact', 'booking', 'video', 'redirect', 'custom', ...moreTypes],
]
/** The texts that every type of offer may have, also where fairwell has none for it. */
const offerTexts = ['title', 'body', 'accept', 'from', 'until']

/** Checks `messages`, which replaces texts of fairwell: unknown keys, and placeholders that are not filled there. */
export function lintMessages({ messages = {} }: Config): Problem[] {
  return Object.entries(messages).flatMap(([language, texts]) => [
    ...lintWhole(language, Object.keys(texts)),
    ...Object.entries(texts).flatMap(([key, words]) => {
      const path = at(at('messages', language), key)
      const places = placesOf(key)
      if (!places) return [unknownKey(key, path)]
      return [...lintPlaces(words, places, path), ...lintBraces(words, path)]
    }),
  ])
}

/** The keys of all texts, with their placeholders. */
const allKeys = { ...messageKeys, ...moreMessageKeys, ...lawMessageKeys }

/** Placeholders that are filled with words of a language: amounts, dates, lengths of time. */
const worded = ['amount', 'date', 'duration', 'picked', 'price']
const wordedKeys = Object.keys(messageKeys).filter((key) => messageKeys[key]?.some((name) => worded.includes(name)))

/** Checks that a language that we have not has all texts that hold such words: otherwise none of those texts is shown. */
function lintWhole(language: string, keys: string[]): Problem[] {
  const [main] = language.split('-')
  const missing = wordedKeys.filter((key) => !keys.includes(key))
  // There is a list of unfair words for each language that we have texts in.
  const isOurs = Object.keys(wordLists).some((ours) => ours.split('-')[0] === main)
  if (isOurs || !missing.length || missing.length === wordedKeys.length) return []
  const message = `has no text for ${missing.join(', ')}, so the texts that amounts and dates are filled into are English here`
  return [warning(spotAt(at('messages', language)), message, 'Add them; docs/messages.md has the English ones.')]
}

/** The placeholders that the text of a key is filled with; undefined for a key that no screen uses. A text with an `n` may have plural forms. */
function placesOf(key: string): readonly string[] | undefined {
  const [, base = '', form] = /^(.*)\.(zero|one|two|few|many)$/.exec(key) ?? []
  // A plural form may leave its number out, as in `two billing periods`; what it says is looked at like any text.
  if (form) return own(allKeys, base)?.includes('n') ? ['n'] : undefined
  const [status = '', ...rest] = key.split('.')
  const plain = (statuses as string[]).includes(status) && !Object.hasOwn(allKeys, key) ? rest.join('.') : key
  const places = own(allKeys, plain)
  const [type = '', text = '', ...more] = plain.split('.')
  if (type === 'discount' && text !== 'saved') return places && ['amount', 'duration']
  if (!places && offerTypes.includes(type) && offerTexts.includes(text) && !more.length) return []
  return places
}

function unknownKey(key: string, path: string): Problem {
  const meant = nearestOf(key, Object.keys(allKeys))
  const message = `there is no text of ours named "${key}", so it is never shown`
  const mend = meant ? `Did you mean "${meant}"?` : 'It is left out.'
  return warning(spotAt(path), message, `${mend} docs/messages.md lists the keys.`)
}

/** Placeholders that a text must keep: without them the screen leaves out a price, a label or an amount. */
const needed = ['price', 'label', 'amount']

function lintPlaces(words: string, places: readonly string[], path: string): Problem[] {
  const used = placeholdersIn(words)
  const lost = places.filter((name) => needed.includes(name) && !used.some((each) => each.path === name))
  return [
    ...used.flatMap((each) => lintPlace(each, places, path)),
    ...lost.map((name) =>
      warning(spotAt(path), `has no {{${name}}}, so the screen does not say it`, `Put {{${name}}} in.`),
    ),
  ]
}

function lintPlace(
  { whole, path, format, fallback }: Placeholder,
  places: readonly string[],
  where: string,
): Problem[] {
  if (places.includes(path) && format === undefined) return []
  const isAttribute = path.includes('.')
  if (isAttribute && fallback === undefined) {
    const mend = 'Take it out: messages are filled with their own places alone.'
    return [warning(spotAt(where), `${whole} leaves a gap where there is none`, mend)]
  }
  const known = places.map((name) => `{{${name}}}`)
  const meant = isAttribute ? undefined : nearestOf(path, places)
  const message = places.includes(path)
    ? `${whole}: a message takes no format, so what is filled in is the fallback`
    : `${whole} is never filled in this text`
  return [warning(spotAt(where), message, didYouMean(meant && `{{${meant}}}`, known))]
}
