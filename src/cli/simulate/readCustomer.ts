import { isObject } from '../../base/isObject'
import { expected } from '../../situation/expected'
import type { Unread } from '../../situation/part'
import { readFacts } from '../../situation/readFacts'
import { plainWord } from '../../situation/reading'
import type { Situation } from '../../situation/schema'
import { wordUnread } from '../../situation/wordUnread'
import type { FieldMap, Source } from './fieldMap'
import { readField } from './readField'

/** Who is leaving, without the answers: what rules see of one row. */
export type Leaver = Pick<Situation, 'customer' | 'subscription' | 'history' | 'page' | 'locale' | 'handlers'>

/** Without these right no figure of the simulation is: the row is refused. */
const priced = ['amount', 'quantity', 'currency', 'interval', 'intervalCount']

export interface ReadRow {
  leaver: Leaver
  /** What else could not be read, and so is left out: its paths. */
  unread: string[]
}

/**
 * The customer of a row. With a map its columns; else a Situation as it stands, or columns named `customer.x` and
 * `subscription.x`, a subscription's own fields, and the rest the customer's; however they are capitalized. `now` in
 * milliseconds. Throws an Error that names what of the price can't be read.
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

/** The map that a file's own column names make. */
function mapOf(columns: string[]): Required<FieldMap> {
  const map: Required<FieldMap> = { customer: {}, subscription: {} }
  for (const column of columns) {
    const { part, name } = fieldOf(column)
    map[part][name] = column
  }
  return map
}

const fields = [...expected.keys()].filter((path) => /^(customer|subscription)\.\w+$/.test(path))

/** `Subscription.Amount`, `amount`, `Current_Period_End`: the field that a column names, an attribute of the customer's if none. */
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
  // Answers are the simulation's to give.
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
