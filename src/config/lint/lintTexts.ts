import type { Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { spotAt, warning } from './finding'
import { lintPlaceholders } from './lintPlaceholders'
import { type Placed, textsOf, wordsOf } from './placedTexts'

/** Finds texts without a language that other texts have, or without English, the fallback of all; and checks placeholders. */
export function lintTexts(config: Config): Problem[] {
  const texts = textsOf(config)
  const languages = new Set(['en', ...texts.flatMap(({ text }) => (typeof text === 'string' ? [] : Object.keys(text)))])
  return [
    ...texts.flatMap((placed) => lintMissing(placed, languages)),
    ...texts.flatMap(wordsOf).flatMap(({ path, words }) => lintPlaceholders(words, path)),
  ]
}

function lintMissing({ path, text }: Placed, languages: Set<string>): Problem[] {
  if (typeof text === 'string') return []
  const missing = [...languages].filter((language) => !Object.hasOwn(text, language))
  if (!missing.length) return []
  return [warning(spotAt(path), `has no text in ${missing.join(', ')}`, 'Add it.')]
}
