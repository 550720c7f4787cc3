import { isObject } from '../base/isObject'
import { own } from '../base/own'
import { stringify } from '../base/stringify'
import { at } from '../config/check/problem'
import type { Reader } from './reading'

/** A value that could not be read, and so was left out. Its words are elsewhere: most pages never need them. */
export interface Unread {
  /** Dotted: `subscription.amount`, `history.offers[2].status`; empty for the Situation as a whole. */
  path: string
  /** What was given; where looking at it threw, the error. */
  got: unknown
}

type Note = (path: string, got: unknown) => undefined

/** Reads the value at a path, notes what of it is unreadable, and gives the rest. */
export type Part = (value: unknown, path: string, note: Note) => unknown

/** A value that is read as a whole or not at all. */
export const only =
  (read: Reader<unknown>): Part =>
  (value, path, note) => {
    const reading = read(value)
    return reading === null ? note(path, value) : reading
  }

/** An object: the fields named here by their parts, all others as the host's own. Without one that is required it is none. */
export const record =
  (fields: Record<string, Part>, required: string[] = []): Part =>
  (value, path, note) => {
    if (value === undefined || value === null) return undefined
    if (!isObject(value)) return note(path, value)
    let isNoted = false
    const noteHere: Note = (...unread) => {
      isNoted = true
      return note(...unread)
    }
    // Fields that we know may also stand on the prototype, as getters of a class do.
    const keys = new Set([...Object.keys(value), ...Object.keys(fields)])
    const entries = [...keys].map((key) => {
      const part = own(fields, key) ?? attribute
      return [key, readAt(value, key, part, path, noteHere)]
    })
    const read = Object.fromEntries(entries.filter(([, each]) => each !== undefined))
    if (required.every((key) => Object.hasOwn(read, key))) return read
    return isNoted ? undefined : note(path, value)
  }

/** A list; entries that are absent or unreadable fall out of it. */
export const list =
  (entry: Part): Part =>
  (value, path, note) => {
    if (value === undefined || value === null) return undefined
    if (!Array.isArray(value)) return note(path, value)
    return [...value.keys()]
      .map((index) => readAt(value, index, entry, path, note))
      .filter((each) => each !== undefined)
  }

/** The part, but nothing of it where anything in it is unreadable: half a bill is a wrong one. */
export const whole =
  (part: Part): Part =>
  (value, path, note) => {
    let isWhole = true
    const read = part(value, path, (...unread) => {
      isWhole = false
      return note(...unread)
    })
    return isWhole ? read : undefined
  }

/** Reads what stands at a key; a getter or a proxy that throws is as unreadable as nonsense. */
const readAt = (given: object, key: string | number, part: Part, path: string, note: Note): unknown => {
  const where = at(path, key)
  try {
    return part((given as Record<string, unknown>)[key], where, note)
  } catch (thrown) {
    return note(where, thrown)
  }
}

/** A value of the host's own, as JSON would carry it, without what is null in objects. Functions are nothing to JSON. */
const attribute: Part = (value, path, note) => {
  if (value === undefined || value === null || typeof value === 'function') return undefined
  const json = stringify(value, plain) as string | undefined
  return json === undefined ? note(path, value) : JSON.parse(json)
}

function plain(given: unknown): unknown {
  if (typeof given === 'bigint') return Number(given)
  const isLost = given === null || (typeof given === 'number' && !Number.isFinite(given))
  return isLost ? undefined : given
}
