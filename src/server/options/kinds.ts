import { isThenable } from '../claims/secrets'

/** What an option has to be, in words and as a question. */
export interface Kind {
  expected: string
  isRight: (value: unknown) => boolean
  isRequired?: true
  /** What came, where there is more to say of it; undefined for the usual words. */
  gotText?: (value: unknown) => string | undefined
}

/** The same kind, for an option that has to be there. */
export function required(kind: Kind): Kind {
  return { ...kind, isRequired: true }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''

/** An option that is checked where it is read, with words of its own. */
export const any: Kind = { expected: 'a value', isRight: () => true }
/** A function of the host’s, whatever it takes. */
export const aFunction: Kind = { expected: 'a function', isRight: (value) => typeof value === 'function' }
/** True or false; the text of an environment variable is neither. */
export const aBoolean: Kind = { expected: 'true or false', isRight: (value) => typeof value === 'boolean' }
/** A text that is not blank. */
export const aText: Kind = { expected: 'a text', isRight: isText }
/** An object of named things, and no Promise of one. */
export const anObject: Kind = { expected: 'an object', isRight: (value) => isObject(value) && !isThenable(value) }
/** A list, whose values are checked where they are read. */
export const aList: Kind = { expected: 'a list', isRight: Array.isArray }
/** A list of texts, none of them blank. */
export const texts: Kind = {
  expected: 'a list of texts',
  isRight: (value) => Array.isArray(value) && value.every(isText),
}
/** A Date; with an invalid one nothing would ever have been before it. */
export const aDate: Kind = {
  expected: 'a valid Date',
  isRight: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
}
/** An address to post to. */
export const aUrl: Kind = {
  expected: 'an http or https URL',
  isRight: (value) => typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
}
/** A size or a time that has to be something. */
export const aboveZero: Kind = {
  expected: 'a number above 0',
  isRight: (value) => typeof value === 'number' && value > 0,
}
/** A count or a time that may be nothing. */
export const zeroOrMore: Kind = {
  expected: 'a number of 0 or more',
  isRight: (value) => typeof value === 'number' && value >= 0,
}

/** A secret of ours. Its length is checked where it is used; it is never quoted. */
export const aSecret: Kind = required({
  expected: 'a random string of at least 32 bytes, or a list of such',
  isRight: (value) => typeof value === 'string' || Array.isArray(value),
  gotText: (value) => {
    if (value === undefined) return 'nothing (is its environment variable set?)'
    return typeof value === 'object' ? undefined : `a ${typeof value}`
  },
})

/** A driver's query. A pool or a client is what it is most often mistaken for. */
export const aQuery: Kind = required({
  expected: 'a function (sql, params) => rows',
  isRight: aFunction.isRight,
  gotText: (value) =>
    isObject(value) && typeof (value as { query?: unknown }).query === 'function'
      ? 'a pool or client: give (sql, params) => pool.query(sql, params)'
      : undefined,
})

/** One of these words. */
export function oneOf(...words: readonly string[]): Kind {
  return { expected: `one of ${words.join(', ')}`, isRight: (value) => words.includes(value as string) }
}

/** What came, in words. A text is not quoted: it may be a password. */
export function gotText(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (isThenable(value)) return 'a Promise (is there an `await` missing?)'
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Date) return 'an invalid Date'
  if (typeof value === 'string') return value.trim() === '' ? 'an empty text' : 'a text'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
