import type { BillingRow } from '../../report/billing/billingRow'
import { monthsBetween } from '../../report/figures/months'
import { readInterval } from '../../situation/readInterval'
import { readIntervalCount } from '../../situation/readNumber'
import { readId } from '../../situation/readText'
import type { Subscription } from '../../situation/schema'
import { type BillingSource, soldColumns } from './billingSources'
import { type Fields, firstIn } from './fieldsOf'
import { objectReaders } from './objectReaders'

/** What was sold, as far as a row says: plan, months between two charges, the segment of the customer. */
export type Sold = Pick<BillingRow, 'plan' | 'months' | 'segment'>

/** Reads what was sold by the row's columns or, in an object of a biller's API, by its items. */
export function readSold(fields: Fields, record: object, source: BillingSource): Sold {
  const object = objectOf(record, source)
  const plan = readId(firstIn(fields, soldColumns.plan)) || object.plan
  const segment = firstIn(fields, soldColumns.segment)
  const months = monthsOf(fields) ?? monthsBetween(object.interval, object.intervalCount)
  return {
    ...(plan && { plan }),
    ...(months && { months }),
    ...(segment !== undefined && { segment: readId(segment) || null }),
  }
}

/** When a trial ends, by an object whose items say it, as Paddle's do; undefined for anything else. */
export function trialEndIn(record: object, source: BillingSource): string | undefined {
  return objectOf(record, source).trialEnd
}

function objectOf(record: object, { name }: BillingSource): Subscription {
  const isObject = Object.values(record).some((value) => typeof value === 'object' && value !== null)
  return (isObject && objectReaders[name]?.(record).subscription) || {}
}

function monthsOf(fields: Fields): number | null {
  const period = readInterval(firstIn(fields, soldColumns.interval))
  if (!period) return null
  const count = readIntervalCount(firstIn(fields, soldColumns.intervalCount)) ?? 1
  return monthsBetween(period.interval, period.intervalCount * count)
}
