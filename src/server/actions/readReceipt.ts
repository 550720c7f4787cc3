import { readTime } from '../../situation/readTime'
import type { ActionReceipt } from './performer'

/** A receipt as it goes to the page, and what of it could not be read. */
export interface ReadReceipt {
  receipt: ActionReceipt
  problems: TypeError[]
}

interface Field {
  expected: string
  /** The value as the page reads it; undefined for none, null for one that cannot be read. */
  read: (value: unknown) => string | undefined | null
}

const text: Field = { expected: 'a text', read: (value) => (typeof value === 'string' ? value : null) }
const time: Field = { expected: 'RFC 3339 or Unix seconds', read: readTime }
const name: Field = {
  expected: 'a text',
  read: (value) => (Number.isSafeInteger(value) ? String(value) : text.read(value)),
}

const fields: Record<keyof ActionReceipt, Field> = {
  confirmationId: name,
  effectiveAt: time,
  receiptUrl: text,
  message: text,
  undoUntil: time,
}

/**
 * What a performer gave back, each field read once and by itself: the thing is done, so a field that cannot be read must not tell
 * the customer that it was not. Nothing else that the performer gave leaves the server. Throws an Error for a Response by which
 * somebody else says that it was not done.
 */
export function readReceipt(given: unknown, performer: string): ReadReceipt {
  if (given === undefined || given === null) return { receipt: {}, problems: [] }
  if (typeof given !== 'object')
    return { receipt: {}, problems: [unreadable(performer, `{ ${Object.keys(fields).join(', ')} }`, typeof given)] }
  if (given instanceof Response && !given.ok)
    throw new Error(`[fairwell] performActions: ${performer}: expected it to be done, got an answer ${given.status}.`)
  const read: [string, string][] = []
  const problems: TypeError[] = []
  for (const [name, field] of Object.entries(fields)) {
    const { value, got } = readField(given, name, field)
    if (typeof value === 'string') read.push([name, value])
    if (value === null) problems.push(unreadable(`${performer}: ${name}`, field.expected, got))
  }
  return { receipt: Object.fromEntries(read), problems }
}

/** A field, and what there was: a getter may throw, and a proxy. */
function readField(given: object, name: string, { read }: Field): { value: string | undefined | null; got: string } {
  try {
    const value = (given as Record<string, unknown>)[name] ?? undefined
    return { value: value === undefined ? undefined : read(value), got: Array.isArray(value) ? 'a list' : typeof value }
  } catch {
    return { value: null, got: 'an error' }
  }
}

function unreadable(where: string, expected: string, got: string): TypeError {
  return new TypeError(
    `[fairwell] performActions: ${where}: expected ${expected}, got ${got}. It was left out; the rest was done.`,
  )
}
