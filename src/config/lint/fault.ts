import { shown } from '../check/problem'
import type { Known } from './known'

/** Why a comparison of a condition can't work as its writer meant. */
export interface Fault {
  severity: 'error' | 'warning'
  message: string
  mend: string
}

/** One comparison of a condition: attribute, operator, value, and what is known of the attribute. */
export interface Comparison {
  attribute: string
  operator: string | undefined
  value: unknown
  known: Known
}

/** Operators that ask for more or less. */
export const ordering = ['$lt', '$lte', '$gt', '$gte']

/** Operators that convert no types: 5 is never `"5"`. */
const strict = ['$eq', '$ne', '$in', '$nin', '$ini', '$nini', '$inGroup', '$notInGroup']

/** A comparison that never holds: an error. */
export function never(message: string, mend: string): Fault {
  return { severity: 'error', message, mend }
}

/** A comparison that may not do what was meant: a warning. */
export function doubt(message: string, mend: string): Fault {
  return { severity: 'warning', message, mend }
}

/** A value of another kind than the attribute's. An error where the operator converts nothing, or `isHopeless`. */
export function kindFault({ attribute, operator, value }: Comparison, kind: string, isHopeless = false): Fault {
  const isNever = isHopeless || (operator !== undefined && strict.includes(operator))
  const message = `${attribute} is ${kind}, and is compared with ${aWord(typeof value)}: ${shown(value)}`
  const mend = kind === 'text' ? `Write "${value}".` : 'Write a number without quotes.'
  return isNever ? never(`${message}, which it never is`, mend) : doubt(message, mend)
}

/** A type with its article: `a number`, `an object`, and `text` for a string. */
export function aWord(type: string): string {
  if (type === 'string') return 'text'
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`
}
