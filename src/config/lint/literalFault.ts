import { isCurrency } from '../../base/currencies'
import { shown } from '../problem'
import type { Known } from './known'
import { strangeLanguage } from './languageCodes'
import { meantCurrency } from './meantCurrency'
import { meantOf } from './meantWords'
import { didYouMean } from './nearest'

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

const ordering = ['$lt', '$lte', '$gt', '$gte']
const patterns = ['$regex', '$regexi']
/** Operators that convert nothing: a number is never the text of it. */
const strict = ['$eq', '$ne', '$in', '$nin', '$ini', '$nini', '$inGroup', '$notInGroup']
const anyCase = ['$ini', '$nini']

const operatorsOfType: Record<Known['kind'], string[]> = {
  text: ['string'],
  time: ['string'],
  number: ['number'],
  list: ['array'],
  object: ['object'],
  anything: ['string', 'number', 'boolean', 'object', 'array', 'null'],
}

/** What is wrong with one comparison; undefined where it can hold for someone and fail for someone. */
export function literalFault(comparison: Comparison): Fault | undefined {
  const { known, operator = '', value } = comparison
  // What is missing compares as null does, so null may be asked for anywhere.
  if (value === null || known.kind === 'anything') return undefined
  if (operator === '$type') return typeFault(comparison)
  if (patterns.includes(operator)) return patternFault(comparison)
  return faults[known.kind](comparison)
}

const faults: Record<Exclude<Known['kind'], 'anything'>, (comparison: Comparison) => Fault | undefined> = {
  text: textFault,
  number: numberFault,
  time: timeFault,
  list: listFault,
  object: objectFault,
}

function typeFault({ attribute, value, known }: Comparison): Fault | undefined {
  const [type = ''] = operatorsOfType[known.kind]
  if (value === 'null' || value === type) return undefined
  return error(`${attribute} is ${aWord(type)} or missing, never of the type ${shown(value)}`, `Write "${type}".`)
}

function textFault(comparison: Comparison): Fault | undefined {
  const { attribute, operator = '', value, known } = comparison
  const { oneOf, code } = known
  if (ordering.includes(operator)) {
    if (!oneOf && typeof value === 'string') return undefined
    const message = `${attribute} is text, and ${operator} ${shown(value)} asks for more or less of it`
    return warning(message, 'Compare texts with $in, numbers with $gt and the like.')
  }
  if (oneOf) return wordFault(comparison, oneOf)
  if (typeof value !== 'string') return kindFault(comparison, 'text')
  if (code === 'currency') return currencyFault(attribute, value)
  return code === 'language' ? languageFault(attribute, value) : undefined
}

function wordFault(
  { attribute, operator = '', value, known }: Comparison,
  oneOf: readonly string[],
): Fault | undefined {
  const isMet = anyCase.includes(operator)
    ? oneOf.some((word) => word.toLowerCase() === `${value}`.toLowerCase())
    : oneOf.some((word) => word === value)
  if (isMet) return undefined
  const { what = 'value', isLoose } = known
  const message = oneOf.length
    ? `${shown(value)} is no ${what}, so ${attribute} never is that`
    : `${attribute} never is ${shown(value)}: there is no ${what}`
  const fault = isLoose ? warning : error
  return fault(message, didYouMean(quoted(meantOf(`${value}`, oneOf)), oneOf))
}

function currencyFault(attribute: string, value: string): Fault | undefined {
  if (isCurrency(value)) return undefined
  const message = `${shown(value)} is no currency of ISO 4217 in upper case, so ${attribute} never is that`
  return error(message, meantCurrency(value))
}

function languageFault(attribute: string, value: string): Fault | undefined {
  const strange = strangeLanguage(value)
  if (!strange) return undefined
  const message = `${shown(value)} is no language's code (BCP 47), so ${attribute} never is that`
  return error(
    message,
    strange.meant ? `Did you mean "${strange.meant}"? Such is what pages say.` : 'Write one such as "de" or "pt-BR".',
  )
}

function numberFault(comparison: Comparison): Fault | undefined {
  const { attribute, operator, value, known } = comparison
  const isNumeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
  if (typeof value !== 'number' && !isNumeric) return kindFault(comparison, 'a number', true)
  if (typeof value === 'string') return kindFault(comparison, 'a number')
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = known
  const holds = rangeHolds({ operator, value, from, to })
  if (holds) return undefined
  const range = known.to === undefined ? `is ${from} or more` : `goes from ${from} to ${to}`
  return error(
    `${attribute} ${range}, so ${operator ?? 'being'} ${value} holds for nobody`,
    `Give a number that it can have.`,
  )
}

function rangeHolds({
  operator = '$eq',
  value,
  from,
  to,
}: {
  operator?: string | undefined
  value: number
  from: number
  to: number
}): boolean {
  switch (operator) {
    case '$gt':
      return value < to
    case '$gte':
      return value <= to
    case '$lt':
      return value > from
    case '$lte':
      return value >= from
    default:
      return value >= from && value <= to
  }
}

const rfc3339 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/

function timeFault(comparison: Comparison): Fault | undefined {
  const { attribute, value } = comparison
  if (typeof value !== 'string') {
    const message = `${attribute} is a time as text, which is never more, less or the same as ${shown(value)}`
    return error(message, 'Write it in RFC 3339, such as "2026-01-31T00:00:00Z".')
  }
  if (rfc3339.test(value) && !Number.isNaN(Date.parse(value))) return undefined
  const message = `${attribute} is a time of RFC 3339, and ${shown(value)} is none, so they don't compare by time`
  return warning(message, 'Write "2026-01-31T00:00:00Z", or ask of subscription.tenureDays or daysLeft.')
}

function listFault({ attribute, operator = '', value, known }: Comparison): Fault | undefined {
  const { element = { kind: 'anything' } } = known
  if (Array.isArray(value)) return undefined
  if (['', '$eq', '$ne', ...ordering].includes(operator)) {
    const message = `${attribute} is a list, and ${operator || 'being'} ${shown(value)} asks of one value`
    return warning(message, `Ask whether it is among them: { "$in": [${shown(value)}] }.`)
  }
  return literalFault({ attribute, operator, value, known: element })
}

function objectFault({ attribute, value, known: { fields = {} } }: Comparison): Fault | undefined {
  const name = typeof value === 'object' ? Object.keys(Object(value))[0] : undefined
  const path = `${attribute}.${name ?? Object.keys(fields)[0] ?? 'name'}`
  const message = `${attribute} holds many things, and must equal ${shown(value)} as a whole, which it never does`
  return error(message, `Did you mean "${path}"? Paths have dots.`)
}

function kindFault({ attribute, operator, value }: Comparison, kind: string, isHopeless = false): Fault {
  const isNever = isHopeless || (operator !== undefined && strict.includes(operator))
  const message = `${attribute} is ${kind}, and is compared with ${aWord(typeof value)}: ${shown(value)}`
  const mend = kind === 'text' ? `Write "${value}".` : 'Write a number without quotes.'
  return isNever ? error(`${message}, which it never is`, mend) : warning(message, mend)
}

function patternFault({ attribute, operator, value, known: { oneOf, what = 'value' } }: Comparison): Fault | undefined {
  if (!oneOf || typeof value !== 'string') return undefined
  try {
    const pattern = new RegExp(value, operator === '$regexi' ? 'i' : '')
    if (oneOf.some((word) => pattern.test(word))) return undefined
  } catch {
    // lintConditions says of a pattern that it is none.
    return undefined
  }
  return error(`no ${what} matches ${shown(value)}, so ${attribute} never does`, didYouMean(undefined, oneOf))
}

const quoted = (word: string | undefined) => (word === undefined ? undefined : `"${word}"`)

const aWord = (type: string) => (type === 'string' ? 'text' : /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`)

function error(message: string, mend: string): Fault {
  return { severity: 'error', message, mend }
}

function warning(message: string, mend: string): Fault {
  return { severity: 'warning', message, mend }
}
