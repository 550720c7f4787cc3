import { isObject } from '../../base/isObject'
import { expected } from '../../situation/expected'
import type { Unread } from '../../situation/part'
import { readFacts } from '../../situation/readFacts'
import { plainWord } from '../../situation/reading'
import type { Situation } from '../../situation/schema'
import { wordUnread } from '../../situation/wordUnread'
import { billedCustomer, type GivenParts, type RowOptions } from '../billing/billedCustomer'
import { isBlank } from '../billing/fieldsOf'
import { guessed } from '../read/guessed'
import type { FieldMap, Source } from './fieldMap'
import { columnIn, readField } from './readField'

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
 * The customer of a row. What the map names comes from its columns; all else by name: from a Situation, an object or a table
 * of a biller, or columns named `customer.x` and `subscription.x`, a subscription's own fields, and others that are the
 * customer's, in any case. `now` is in milliseconds since 1970. Throws an Error that names what of the price cannot be read.
 */
export function readCustomer(row: Record<string, unknown>, map: FieldMap | undefined, now: number): ReadRow {
  if (!map) return checked(partsByName(row))
  const mapped = mappedParts(row, map, now)
  const given = partsByName(row, { taken: columnsOf(row, map), currency: mapped.subscription.currency })
  return checked({
    ...given,
    customer: { ...given.customer, ...blanks(map.customer), ...mapped.customer },
    subscription: { ...given.subscription, ...blanks(map.subscription), ...mapped.subscription },
  })
}

/** Absence for what the map names, so that a blank cell of its column is not filled by another column. */
function blanks(sources: Record<string, Source> = {}): Record<string, undefined> {
  const names = Object.keys(sources)
  // How often is told by two fields: one of the map's and one of the file's would be neither's.
  const both = names.some((name) => name.startsWith('interval')) ? ['interval', 'intervalCount'] : []
  return Object.fromEntries([...names, ...both].map((name) => [name, undefined]))
}

function mappedParts(row: Record<string, unknown>, map: FieldMap, now: number): GivenParts {
  const read = (part: string, sources: Record<string, Source> = {}) =>
    Object.fromEntries(
      Object.entries(sources).flatMap(([name, source]) => {
        const value = readField({ row, source, path: `${part}.${name}`, now })
        return value === undefined ? [] : [[name, value]]
      }),
    )
  return { customer: read('customer', map.customer), subscription: read('subscription', map.subscription) }
}

/** The columns that the map takes, as the file writes them: what one field is made of is no other field as well. */
function columnsOf(row: object, { customer = {}, subscription = {} }: FieldMap): Set<string> {
  const sources = [...Object.values(customer), ...Object.values(subscription)]
  return new Set(
    sources.flatMap((source) => {
      const column = typeof source === 'string' ? source : 'column' in source ? source.column : undefined
      return column === undefined ? [] : (columnIn(row, column) ?? [])
    }),
  )
}

/** The parts of a row by the names of its columns, and what a Situation has beside them. */
function partsByName(row: Record<string, unknown>, options: RowOptions = {}): GivenParts & Record<string, unknown> {
  const billed = billedCustomer(row, options)
  if (billed) return { ...billed }
  if (isObject(row.customer) || isObject(row.subscription)) return partsOf(row)
  const parts: GivenParts = { customer: {}, subscription: {} }
  for (const [column, cell] of Object.entries(row)) {
    if (options.taken?.has(column) || isBlank(cell)) continue
    const { part, name } = fieldOf(column)
    // A field that the Situation knows is read by its own reader, which tells 49.00 from 49.
    parts[part][name] = expected.has(`${part}.${name}`) ? cell : guessed(cell)
  }
  return { ...parts }
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

/** A Situation with both of its parts. Throws an Error where one is no object. */
function partsOf(row: Record<string, unknown>): GivenParts & Record<string, unknown> {
  const { customer, subscription } = row
  for (const [part, given] of Object.entries({ customer, subscription })) {
    if (!isObject(given ?? {})) throw new Error(`${part}: expected an object, got ${JSON.stringify(given)}`)
  }
  return { ...row, customer: { ...Object(customer) }, subscription: { ...Object(subscription) } }
}

function checked(row: Record<string, unknown>): ReadRow {
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
