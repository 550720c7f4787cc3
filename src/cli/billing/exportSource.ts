import { isObject } from '../../base/isObject'
import { type BillingSource, billingSources, customerColumns, ownSource, sourceOf } from './billingSources'
import { fieldsOf } from './fieldsOf'

type Row = Record<string, unknown>

/** Whether a row is an object of a biller's API, or has one under `subscription` beside its customer, as Chargebee's lists do. */
export function isApiObject(row: Row): boolean {
  const object = isObject(row.subscription) ? row.subscription : row
  return object.object === 'subscription' || (Array.isArray(object.items) && 'customerid' in plain(object))
}

/**
 * The billing system whose export a row is of; undefined where it is a row of customers. A table is one of subscriptions where
 * it names both the subscription and the customer, or is headed as a dashboard heads it.
 */
export function exportSource(row: Row): BillingSource | undefined {
  if (isApiObject(row)) {
    const source = sourceOf(Object.keys(plain(isObject(row.subscription) ? row.subscription : row)))
    return source === ownSource ? undefined : source
  }
  const headers = Object.keys(row)
  // A Situation has parts, and a table of our own names its columns by them.
  if (isObject(row.customer) || isObject(row.subscription) || headers.some((name) => ownColumn.test(name)))
    return undefined
  const headed = billingSources.find(({ heads }) => heads && headers.some((name) => heads.test(name)))
  if (headed) return headed
  const columns = Object.keys(plain(row))
  const source = sourceOf(columns)
  const has = (names: string[]) => names.some((name) => columns.includes(name))
  return has(source.subscription) && has(customerColumns.id) ? source : undefined
}

const ownColumn = /^(customer|subscription)\./i

function plain(row: Row): Row {
  return Object.fromEntries(fieldsOf(row))
}

/** Whether headers are a dashboard's: words with blanks, or Chargebee's with the table before a dot. Amounts there are in major units. */
export function isDashboard(headers: readonly string[]): boolean {
  return headers.some((name) => /\s|^(subscriptions|customers)\./.test(name.trim()))
}
