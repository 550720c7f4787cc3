import { stringify } from '../base/stringify'
import type { Problem } from '../config/check/problem'
import { expected, generalPath } from './expected'
import type { Unread } from './part'

/** An unreadable value as a problem: what was expected, what came, and what is left out. A warning, since the flow goes on. */
export function wordUnread({ path, got }: Unread): Problem {
  const general = generalPath(path)
  const wanted = expected.get(general) ?? 'what JSON can carry'
  const [, done = leftOut] = consequences.find(([start]) => general.startsWith(start)) ?? []
  const mend = mends.get(general)
  const isDecimal = /^\s*-?\d+[.,]\d+\s*$/.test(sayGot(got).replaceAll('"', ''))
  return {
    severity: 'warning',
    path,
    message: `expected ${wanted}, got ${sayGot(got)}. ${done}`,
    ...(mend && isDecimal && { mend }),
  }
}

const leftOut = 'It is left out'

/** Where more is left out than the unreadable value, by the start of its path. */
const consequences: [start: string, done: string][] = [
  ['subscription.quantity', 'It is left out, and the amount with it: the price is unknown'],
  ['subscription.intervalCount', 'It is left out, and the interval with it'],
  ['subscription.finalBill', 'The whole bill is left out'],
  ['subscription.losses[].', 'This loss is left out: a fact is shown with its source, or not at all'],
  ['history.offers[].time', 'The offer counts as of just now'],
  ['history.offers[].', 'This offer is left out of the history'],
]

/** The hint for a decimal amount: whether it is in minor or major units, only the page knows. */
const mends = new Map([
  ['subscription.amount', 'Give minor units as an integer: 4900 for $49.00 and for ¥4,900.'],
  ['subscription.discount.amountOff', 'Give minor units as an integer: 500 for $5.00 and for ¥500.'],
])

/** A value in words of at most 60 characters. Never throws. */
export function sayGot(value: unknown): string {
  try {
    const text = value instanceof Error ? `the error ${value.message}` : sayValue(value)
    return text.length > 60 ? `${text.slice(0, 57)}...` : text
  } catch {
    return 'what throws when it is looked at'
  }
}

function sayValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value instanceof Date) return 'an invalid Date'
  const name = Object.prototype.toString.call(value).slice(8, -1)
  if (typeof value === 'function' || (typeof value === 'object' && !/^(Object|Array|Null)$/.test(name)))
    return `a ${name}`
  const isText = typeof value === 'string' || (typeof value === 'object' && value !== null)
  return isText ? stringify(value) : `${String(value)}${typeof value === 'bigint' ? 'n' : ''}`
}
