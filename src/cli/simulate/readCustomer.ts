import { isObject } from '../../base/isObject'
import { expected } from '../../situation/expected'
import type { Unread } from '../../situation/part'
import { readFacts } from '../../situation/readFacts'
import { plainWord } from '../../situation/reading'
import type { Situation } from '../../situation/schema'
import { wordUnread } from '../../situation/wordUnread'
import type { FieldMap, Source } from './fieldMap'
import { readField } from './readField'

/** What a row says of who is leaving, without the answers. */
export type Leaver = Pick<Situation, 'customer' | 'subscription' | 'history' | 'page' | 'locale' | 'handlers'>

/** The fields that make the price. A row in which one of them cannot be read is refused, since no figure of it would be right. */
const priced = ['amount', 'quantity', 'currency', 'interval', 'intervalCount']

/** A row that was read. */
export interface ReadRow {
  leaver: Leaver
  /** The paths of other fields that could not be read and are left out. */
  unread: string[]
}

/**
 * The customer of a row. With a map its columns count; without one the row is a Situation, or has columns named
 * `customer.x` and `subscription.x`, a subscription's own fields, and others that are the customer's, in any case. `now` is
 * in milliseconds since 1970. Throws an Error that names what of the price cannot be read.
 */
export function readCustomer(row: Record<string, unknown>, map: FieldMap | undefined, now: number): ReadRow {
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

/** The map that follows from a file's own column names. */
function mapOf(columns: string[]): Required<FieldMap> {
  const map: Required<FieldMap> = { customer: {}, subscription: {} }
  for (const column of columns) {
    const { part, name } = fieldOf(column)
    map[part][name] = column
  }
  return map
}

const fields = [...expected.keys()].filter((path) => /^(customer|subscription)\.\w+$/.test(path))

/**
 * The field that a column such as `Subscription.Amount`, `amount` or `Current_Period_End` names; any other column is an
 * attribute of the customer.
 */
function fieldOf(column: string): { part: 'customer' | 'subscription'; name: string } {
  const [, part = '', rest = column] = /^(customer|subscription)\.(.+)$/i.exec(column) ?? []
  const whose = part.toLowerCase()
  const isMeant = (path: string) => path.startsWith(whose) && plainWord(path.replace(/^\w+\./, '')) === plainWord(rest)
  const known = fields.find(isMeant)?.split('.')
  return { part: (known?.[0] ?? (whose || 'customer')) as 'customer', name: known?.[1] ?? rest }
}

function checked(row: Record<string, unknown>): ReadRow {
  for (const part of ['customer', 'subscription']) {
    const given = row[part] ?? {}
    if (!isObject(given)) throw new Error(`${part}: expected an object, got ${JSON.stringify(given)}`)
  }
  // The simulation gives the answers, not the row.
  const { answers, now, ...given } = row
  const { situation, unread } = readFacts(given)
  const refused = unread.find(({ path }) => priced.some((name) => path === `subscription.${name}`))
  if (refused) throw new Error(inWords(refused))
  return { leaver: { customer: {}, subscription: {}, ...situation }, unread: unread.map(({ path }) => path) }
}

function inWords(unread: Unread): string {
  const { path, message, mend } = wordUnread(unread)
  return `${path}: ${message.split('. ')[0]}${mend ? `. ${mend} A map's "times": 100 makes them of decimals` : ''}`
}
