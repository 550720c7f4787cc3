import { isObject } from '../base/isObject'
import { own } from '../base/own'
import { stringify } from '../base/stringify'
import { at } from '../config/check/problem'
import type { Reader } from './reading'

/** A value that could not be read, and so was left out. wordUnread words it; most pages never load that code. */
export interface Unread {
  /** Dotted: `subscription.amount`, `history.offers[2].status`; empty for the Situation as a whole. */
  path: string
  /** The value that was given, or the error that reading it threw. */
  got: unknown
}

/** Notes that the value at a path is unreadable. */
type Note = (path: string, got: unknown) => undefined

/** Reads the value at a path: notes each unreadable part of it, and returns the rest. */
export type Part = (value: unknown, path: string, note: Note) => unknown

/** A Part of one value, made of its Reader. */
export const only =
  (read: Reader<unknown>): Part =>
  (value, path, note) => {
    const reading = read(value)
    return reading === null ? note(path, value) : reading
  }

/**
 * A Part of an object. Fields without a Part here are the page's own and stay. Where a required one is missing, the
 * object is unreadable.
 */
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
    // The known fields are asked for by name, too, since a class may have them as getters on its prototype.
    const keys = new Set([...Object.keys(value), ...Object.keys(fields)])
    const entries = [...keys].map((key) => {
      const part = own(fields, key) ?? attribute
      return [key, readAt(value, key, part, path, noteHere)]
    })
    const read = Object.fromEntries(entries.filter(([, each]) => each !== undefined))
    if (required.every((key) => Object.hasOwn(read, key))) return read
    return isNoted ? undefined : note(path, value)
  }

/** A Part of a list. Absent and unreadable entries are left out of it. */
export const list =
  (entry: Part): Part =>
  (value, path, note) => {
    if (value === undefined || value === null) return undefined
    if (!Array.isArray(value)) return note(path, value)
    return [...value.keys()]
      .map((index) => readAt(value, index, entry, path, note))
      .filter((each) => each !== undefined)
  }

/** The same Part, but absent where anything in it is unreadable: half a bill would be a wrong one. */
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

/** Reads the value at a key. A getter or proxy that throws counts as unreadable. */
const readAt = (given: object, key: string | number, part: Part, path: string, note: Note): unknown => {
  const where = at(path, key)
  try {
    return part((given as Record<string, unknown>)[key], where, note)
  } catch (thrown) {
    return note(where, thrown)
  }
}

/** A value of the page's own, copied as JSON would carry it, without nulls. Functions are absent. */
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
