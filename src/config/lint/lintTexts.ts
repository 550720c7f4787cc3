import { at, type Problem } from '../problem'
import type { Config } from '../schema'
import { isObject } from './clauses'

const textKeys = [
  ...['title', 'hint', 'body', 'label', 'name', 'acceptLabel', 'declineLabel'],
  ...['features', 'keeps', 'loses', 'comeBack'],
]

/** Texts that lack a language which others have, or English, on which every language falls back; and gaps in them. */
export function lintTexts({
  survey,
  offers = {},
  confirm = {},
  steps = [],
  done = {},
  messages = {},
}: Config): Problem[] {
  const parts = { survey, offers, steps, confirm, done }
  const texts = Object.entries(parts).flatMap(([key, part]) => textsIn(part, key))
  const languages = new Set(['en', ...texts.flatMap(({ text }) => (typeof text === 'string' ? [] : Object.keys(text)))])
  return [
    ...texts.flatMap((placed) => lintLanguages(placed, languages)),
    ...texts.flatMap(lintGaps),
    ...lintMessages(messages),
  ]
}

interface Placed {
  path: string
  text: string | Record<string, string>
}

function textsIn(value: unknown, path: string): Placed[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, at(path, index)))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) =>
    textKeys.includes(key) ? placedTexts(each, at(path, key)) : textsIn(each, at(path, key)),
  )
}

function placedTexts(value: unknown, path: string): Placed[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => placedTexts(each, at(path, index)))
  // The schema lets an object in a text's place be nothing but texts by language.
  return typeof value === 'string' || isObject(value) ? [{ path, text: value as Placed['text'] }] : []
}

function lintLanguages({ path, text }: Placed, languages: Set<string>): Problem[] {
  if (typeof text === 'string') return []
  const missing = [...languages].filter((language) => !Object.hasOwn(text, language))
  if (!missing.length) return []
  return [{ severity: 'warning', path, message: `has no text in ${missing.join(', ')}`, mend: 'Add it.' }]
}

function lintGaps({ path, text }: Placed): Problem[] {
  if (typeof text === 'string') return gapsIn(text, path)
  return Object.entries(text).flatMap(([language, words]) => gapsIn(words, at(path, language)))
}

const formats = ['money', 'date', 'number']

function gapsIn(text: string, path: string): Problem[] {
  return [...text.matchAll(/\{\{([^{}|]*)(\|[^{}]*)?\}\}/g)].flatMap(([whole, what = '', fallback]) => {
    const [, format] = what.split(':')
    if (format !== undefined && !formats.includes(format.trim())) {
      const message = `${whole}: "${format.trim()}" is no format here, so what is filled in is the fallback`
      return [{ severity: 'warning', path, message, mend: `Known here: ${formats.join(', ')}.` }]
    }
    if (fallback !== undefined) return []
    const message = `${whole} leaves a gap where there is none`
    return [{ severity: 'warning', path, message, mend: `Say what stands in for it: {{${what.trim()}|…}}.` }]
  })
}

/** The words of ours that a config replaces have places of their own, which are always filled; attributes have a dot. */
function lintMessages(messages: NonNullable<Config['messages']>): Problem[] {
  return Object.entries(messages).flatMap(([language, texts]) =>
    Object.entries(texts).flatMap(([key, text]) => {
      const attributes = text.replace(/\{\{[^{}.|]*(\|[^{}]*)?\}\}/g, '')
      return gapsIn(attributes, at(at('messages', language), key))
    }),
  )
}
