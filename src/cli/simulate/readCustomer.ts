import type { Situation } from '../../situation/schema'
import type { FieldMap, Source } from './fieldMap'
import { readField } from './readField'

/** Who is leaving, without the answers: what rules see of one row. */
export type Leaver = Pick<Situation, 'customer' | 'subscription' | 'history' | 'page' | 'locale' | 'handlers'>

const known = ['id', 'status', 'plan', 'planName', 'amount', 'currency', 'interval', 'intervalCount', 'quantity']
const subscriptionFields = [...known.slice(1), 'startedAt', 'trialEnd', 'currentPeriodEnd']

/**
 * The customer of a row. With a map its columns; else a Situation as it stands, or columns named `customer.x` and
 * `subscription.x`, a subscription's own fields, and the rest the customer's. `now` in milliseconds. Throws an Error
 * that names the field which can't be read.
 */
export function readCustomer(row: Record<string, unknown>, map: FieldMap | undefined, now: number): Leaver {
  if (!map && (isObject(row.customer) || isObject(row.subscription))) return checked(row)
  const { customer = {}, subscription = {} } = map ?? mapOf(Object.keys(row))
  const read = (part: string, sources: Record<string, Source>) =>
    Object.fromEntries(
      Object.entries(sources).flatMap(([name, source]) => {
        const value = readField({ row, source, path: `${part}.${name}`, now })
        return value === undefined ? [] : [[name, value]]
      }),
    )
  return checked({ customer: read('customer', customer), subscription: read('subscription', subscription) })
}

/** The map that a file's own column names make. */
function mapOf(columns: string[]): Required<FieldMap> {
  const map: Required<FieldMap> = { customer: {}, subscription: {} }
  for (const column of columns) {
    const [, part, name] = /^(customer|subscription)\.(.+)$/.exec(column) ?? []
    if (part && name) map[part as keyof FieldMap][name] = column
    else map[subscriptionFields.includes(column) ? 'subscription' : 'customer'][column] = column
  }
  return map
}

const intervals = ['day', 'week', 'month', 'year']
const checks: [field: string, expected: string, isRight: (value: unknown) => boolean][] = [
  ['amount', 'a number of minor units, 0 or more', (value) => Number.isInteger(value) && Number(value) >= 0],
  ['quantity', 'a number, 0 or more', (value) => typeof value === 'number' && value >= 0],
  ['currency', 'three letters of ISO 4217', (value) => /^[a-z]{3}$/i.test(`${value}`)],
  ['interval', intervals.join(', '), (value) => intervals.includes(`${value}`)],
  ['intervalCount', 'a whole number, 1 or more', (value) => Number.isInteger(value) && Number(value) >= 1],
]

function checked(row: Record<string, unknown>): Leaver {
  const { customer = {}, subscription = {} } = row
  if (!isObject(customer)) throw new Error(`customer: expected an object, got ${JSON.stringify(customer)}`)
  if (!isObject(subscription)) throw new Error(`subscription: expected an object, got ${JSON.stringify(subscription)}`)
  for (const [field, expected, isRight] of checks) {
    const value = subscription[field]
    if (value === undefined || value === null || isRight(value)) continue
    throw new Error(`subscription.${field}: expected ${expected}, got ${JSON.stringify(value)}`)
  }
  // Answers are the simulation's to give.
  const { answers, now, ...leaver } = row
  return { ...leaver, customer, subscription }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
