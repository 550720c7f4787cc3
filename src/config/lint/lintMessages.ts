import { own } from '../../base/own'
import { at, type Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { statuses } from './attributes'
import { spotAt, warning } from './finding'
import { lintBraces, type Placeholder, placeholdersIn } from './lintPlaceholders'
import { messageKeys } from './messageKeys'
import { didYouMean, nearestOf } from './nearest'

const offerTypes = [
  ...['discount', 'pause', 'plan_change', 'trial_extension', 'credit', 'update_payment'],
  ...['contact', 'booking', 'video', 'redirect', 'custom'],
]
/** The texts that every type of offer may have, also where fairwell has none for it. */
const offerTexts = ['title', 'body', 'accept', 'from', 'until']

/** Checks `messages`, which replaces texts of fairwell: unknown keys, and placeholders that are not filled there. */
export function lintMessages({ messages = {} }: Config): Problem[] {
  return Object.entries(messages).flatMap(([language, texts]) =>
    Object.entries(texts).flatMap(([key, words]) => {
      const path = at(at('messages', language), key)
      const places = placesOf(key)
      if (!places) return [unknownKey(key, path)]
      return [...lintPlaces(words, places, path), ...lintBraces(words, path)]
    }),
  )
}

/** The placeholders that the text of a key is filled with; undefined for a key that no screen uses. */
function placesOf(key: string): readonly string[] | undefined {
  const [status = '', ...rest] = key.split('.')
  const plain = (statuses as string[]).includes(status) && !Object.hasOwn(messageKeys, key) ? rest.join('.') : key
  const places = own(messageKeys, plain)
  const [type = '', text = '', ...more] = plain.split('.')
  if (type === 'discount' && text !== 'saved') return places && ['amount', 'duration']
  if (!places && offerTypes.includes(type) && offerTexts.includes(text) && !more.length) return []
  return places
}

function unknownKey(key: string, path: string): Problem {
  const meant = nearestOf(key, Object.keys(messageKeys))
  const message = `there is no text of ours named "${key}", so it is never shown`
  const mend = meant
    ? `Did you mean "${meant}"?`
    : 'The keys are those of src/ui/languages/en.ts and the files beside it.'
  return warning(spotAt(path), message, `${mend} docs/check.md lists them.`)
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
