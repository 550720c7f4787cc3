import { at, type Problem } from '../problem'
import type { Config, Text } from '../schema'
import { isObject } from './clauses'

const textKeys = ['title', 'hint', 'body', 'label', 'name', 'acceptLabel', 'declineLabel', 'features', 'keeps', 'loses']

/** Texts that lack a language which others have, or English, on which every language falls back. */
export function lintTexts({ survey, offers = {}, confirm = {} }: Config): Problem[] {
  const texts = [...textsIn(survey, 'survey'), ...textsIn(offers, 'offers'), ...textsIn(confirm, 'confirm')]
  const languages = new Set(['en', ...texts.flatMap(({ text }) => Object.keys(text))])
  return texts.flatMap(({ path, text }) => {
    const missing = [...languages].filter((language) => !Object.hasOwn(text, language))
    if (!missing.length) return []
    return [{ severity: 'warning', path, message: `has no text in ${missing.join(', ')}`, mend: 'Add it.' }]
  })
}

interface Localized {
  path: string
  text: Exclude<Text, string>
}

function textsIn(value: unknown, path: string): Localized[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, at(path, index)))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) =>
    textKeys.includes(key) ? localized(each, at(path, key)) : textsIn(each, at(path, key)),
  )
}

function localized(value: unknown, path: string): Localized[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => localized(each, at(path, index)))
  // The schema lets an object in a text's place be nothing but texts by language.
  return isObject(value) ? [{ path, text: value as Localized['text'] }] : []
}
