import { own } from '../../base/own'
import { isConfigObject } from '../check/isConfigObject'
import { at } from '../check/problem'
import type { Config } from '../schema/schema'

/** What a text is on the screen: a button, a heading, a line, an answer of the customer's, or the name of a product. */
export type Role = 'button' | 'heading' | 'line' | 'answer' | 'name'

/** A text of the config with its path and role. The text is one for everyone, or one for each language. */
export interface Placed {
  path: string
  role: Role
  text: string | Readonly<Record<string, string>>
}

/** The keys of a config that hold texts, with the role of each. */
const roles: Readonly<Record<string, Role>> = {
  title: 'heading',
  hint: 'line',
  body: 'line',
  label: 'answer',
  name: 'name',
  acceptLabel: 'button',
  declineLabel: 'button',
  features: 'line',
  keeps: 'line',
  loses: 'line',
  comeBack: 'line',
  low: 'line',
  high: 'line',
  role: 'line',
  alt: 'name',
}

/** All texts of a config, without its messages. */
export function textsOf({ survey, offers = {}, confirm = {}, steps = [], done = {}, theme = {} }: Config): Placed[] {
  const parts = { survey, offers, steps, confirm, done, theme }
  return Object.entries(parts).flatMap(([key, part]) => textsIn(part, key))
}

/** A text in each of its languages; `language` is undefined for a text for everyone. */
export function wordsOf({ path, text }: Placed): { path: string; language: string | undefined; words: string }[] {
  if (typeof text === 'string') return [{ path, language: undefined, words: text }]
  return Object.entries(text).map(([language, words]) => ({ path: at(path, language), language, words }))
}

function textsIn(value: unknown, path: string): Placed[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, at(path, index)))
  if (!isConfigObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) => {
    // `data` is passed on to the page unread, so it holds no texts of ours.
    if (key === 'data') return []
    const role = own(roles, key)
    return role ? placedTexts(each, at(path, key), role) : textsIn(each, at(path, key))
  })
}

function placedTexts(value: unknown, path: string, role: Role): Placed[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => placedTexts(each, at(path, index), role))
  // By the schema, an object in the place of a text can only hold texts by language.
  return typeof value === 'string' || isConfigObject(value) ? [{ path, role, text: value as Placed['text'] }] : []
}
