import { shown } from '../check/problem'
import { aWord, type Comparison, doubt, type Fault, kindFault, never, ordering } from './fault'
import type { Known } from './known'
import { patternFault, textFault } from './textFault'

const patterns = ['$regex', '$regexi']

const operatorsOfType: Record<Known['kind'], string[]> = {
  text: ['string'],
  time: ['string'],
  number: ['number'],
  list: ['array'],
  object: ['object'],
  anything: ['string', 'number', 'boolean', 'object', 'array', 'null'],
}

/** What is wrong with one comparison; undefined where nothing is. */
export function literalFault(comparison: Comparison): Fault | undefined {
  const { known, operator = '', value } = comparison
  // A missing attribute compares as null, so null is a sensible value for any attribute.
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
  return never(`${attribute} is ${aWord(type)} or missing, never of the type ${shown(value)}`, `Write "${type}".`)
}

function numberFault(comparison: Comparison): Fault | undefined {
  const { attribute, operator, value, known } = comparison
  const isNumeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
  if (typeof value !== 'number' && !isNumeric) return kindFault(comparison, 'a number', true)
  if (typeof value === 'string') return kindFault(comparison, 'a number')
  if (known.isWhole && !Number.isInteger(value) && !ordering.includes(operator ?? ''))
    return never(`${attribute} is a whole number, so it never is ${value}`, wholeHint(attribute, value))
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = known
  const holds = rangeHolds({ operator, value, from, to })
  if (holds) return undefined
  const range = known.to === undefined ? `is ${from} or more` : `goes from ${from} to ${to}`
  return never(
    `${attribute} ${range}, so ${operator ?? 'being'} ${value} holds for nobody`,
    `Give a number that it can have.`,
  )
}

/** Money is what people write with a fraction. */
function wholeHint(attribute: string, value: number): string {
  return /(^|\.)(amount|amountOff|mrr)$/.test(attribute)
    ? `Amounts are in minor units: did you mean ${Math.round(value * 100)}?`
    : 'Write a whole number, or ask for more or less with $gte and $lt.'
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
    return never(message, 'Write it in RFC 3339, such as "2026-01-31T00:00:00Z".')
  }
  if (rfc3339.test(value) && !Number.isNaN(Date.parse(value))) return undefined
  const message = `${attribute} is a time of RFC 3339, and ${shown(value)} is none, so they don't compare by time`
  return doubt(message, 'Write "2026-01-31T00:00:00Z", or ask of subscription.tenureDays or daysLeft.')
}

function listFault({ attribute, operator = '', value, known }: Comparison): Fault | undefined {
  const { element = { kind: 'anything' } } = known
  if (Array.isArray(value)) return undefined
  if (['', '$eq', '$ne', ...ordering].includes(operator)) {
    const message = `${attribute} is a list, and ${operator || 'being'} ${shown(value)} asks of one value`
    return doubt(message, `Ask whether it is among them: { "$in": [${shown(value)}] }.`)
  }
  return literalFault({ attribute, operator, value, known: element })
}

function objectFault({ attribute, value, known: { fields = {} } }: Comparison): Fault | undefined {
  const name = typeof value === 'object' ? Object.keys(Object(value))[0] : undefined
  const path = `${attribute}.${name ?? Object.keys(fields)[0] ?? 'name'}`
  const message = `${attribute} holds many things, and must equal ${shown(value)} as a whole, which it never does`
  return never(message, `Did you mean "${path}"? Paths have dots.`)
}
