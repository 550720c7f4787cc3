import { own } from '../../base/own'
import { isConfigObject } from '../check/isConfigObject'
import { at } from '../check/problem'
import type { Config } from '../schema/schema'

/** Where a text is said: what the customer presses, reads as a heading or as a line, or says of themselves. */
export type Role = 'button' | 'heading' | 'line' | 'answer' | 'name'

/** A text of the config, for everyone or by language. */
export interface Placed {
  path: string
  role: Role
  text: string | Readonly<Record<string, string>>
}

/** The keys that hold texts, and what these are; a reason's or an option's label is the customer's own word. */
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
}

/** Every text of the config but its messages. */
export function textsOf({ survey, offers = {}, confirm = {}, steps = [], done = {} }: Config): Placed[] {
  const parts = { survey, offers, steps, confirm, done }
  return Object.entries(parts).flatMap(([key, part]) => textsIn(part, key))
}

/** The text in each of its languages; `language` is undefined for one that is for everyone. */
export function wordsOf({ path, text }: Placed): { path: string; language: string | undefined; words: string }[] {
  if (typeof text === 'string') return [{ path, language: undefined, words: text }]
  return Object.entries(text).map(([language, words]) => ({ path: at(path, language), language, words }))
}

function textsIn(value: unknown, path: string): Placed[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, at(path, index)))
  if (!isConfigObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) => {
    // What is handed to the page as it is, is the page's.
    if (key === 'data') return []
    const role = own(roles, key)
    return role ? placedTexts(each, at(path, key), role) : textsIn(each, at(path, key))
  })
}

function placedTexts(value: unknown, path: string, role: Role): Placed[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => placedTexts(each, at(path, index), role))
  // The schema lets an object in a text's place be nothing but texts by language.
  return typeof value === 'string' || isConfigObject(value) ? [{ path, role, text: value as Placed['text'] }] : []
}
