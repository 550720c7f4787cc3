import { shown } from '../check/problem'
import type { Known } from './known'

/** Why a comparison can't come out as meant. */
export interface Fault {
  severity: 'error' | 'warning'
  message: string
  mend: string
}

/** A literal, what it is compared with, and by which operator. */
export interface Comparison {
  attribute: string
  operator: string | undefined
  value: unknown
  known: Known
}

export const ordering = ['$lt', '$lte', '$gt', '$gte']

/** Operators that convert nothing: a number is never the text of it. */
const strict = ['$eq', '$ne', '$in', '$nin', '$ini', '$nini', '$inGroup', '$notInGroup']

export function never(message: string, mend: string): Fault {
  return { severity: 'error', message, mend }
}

export function doubt(message: string, mend: string): Fault {
  return { severity: 'warning', message, mend }
}

/** A value of another kind than the attribute's: hopeless where nothing converts it. */
export function kindFault({ attribute, operator, value }: Comparison, kind: string, isHopeless = false): Fault {
  const isNever = isHopeless || (operator !== undefined && strict.includes(operator))
  const message = `${attribute} is ${kind}, and is compared with ${aWord(typeof value)}: ${shown(value)}`
  const mend = kind === 'text' ? `Write "${value}".` : 'Write a number without quotes.'
  return isNever ? never(`${message}, which it never is`, mend) : doubt(message, mend)
}

export function aWord(type: string): string {
  if (type === 'string') return 'text'
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`
}
