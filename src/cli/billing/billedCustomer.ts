import { endOf, isEnding } from '../../situation/billers/billed'
import { exactPeriod } from '../../situation/billers/periods'
import { readCurrency } from '../../situation/readCurrency'
import { readStatus, type Status } from '../../situation/readStatus'
import { readTime } from '../../situation/readTime'
import { guessed } from '../read/guessed'
import { amountIn } from './amountIn'
import {
  type BillingSource,
  billingSources,
  chargeColumns,
  customerColumns,
  ownSource,
  soldColumns,
} from './billingSources'
import { exportSource, isApiObject, isDashboard } from './exportSource'
import { columnName, type Fields, fieldsOf, firstIn, isBlank, isYes } from './fieldsOf'
import { objectReaders } from './objectReaders'
import { statusIn } from './readBillingRow'

/** Two parts of a Situation, as a row gives them: not read yet, so that what cannot be read is still to be named. */
export interface GivenParts {
  customer: Record<string, unknown>
  subscription: Record<string, unknown>
}

/** What is known of a row beside its cells. */
export interface RowOptions {
  /** Columns that something else was made of. */
  taken?: ReadonlySet<string>
  /** The currency, where the row does not say it. */
  currency?: unknown
}

/**
 * Who is leaving by a row that a biller exported: an object of its API, or a row of its table. Undefined where the row is no
 * biller's. Throws an Error where an amount in major units has no currency, which says how many decimals it has.
 */
export function billedCustomer(row: Record<string, unknown>, options: RowOptions = {}): GivenParts | undefined {
  const source = exportSource(row)
  if (!source) return undefined
  if (isApiObject(row)) return objectReaders[source.name]?.(row) as GivenParts | undefined
  const kept = Object.entries(row).filter(([header]) => !options.taken?.has(header))
  const fields = fieldsOf(Object.fromEntries(kept))
  const customer = { ...ownFacts(kept), ...knownIn(fields, customerColumns) }
  const form = { ...options, isDashboard: isDashboard(Object.keys(row)) }
  return ofCustomers({ customer, subscription: subscriptionIn(fields, source, form) })
}

/** The parts of a row. In Stripe's table of customers `id` is the customer's; of the subscription it has no id. */
function ofCustomers({ customer, subscription }: GivenParts): GivenParts {
  const { id, ...others } = subscription
  const isCustomers = customer.id === undefined && typeof id === 'string' && id.startsWith('cus_')
  return isCustomers ? { customer: { ...customer, id }, subscription: others } : { customer, subscription }
}

function knownIn(fields: Fields, columns: Record<string, string[]>): Record<string, unknown> {
  const entries = Object.entries(columns).map(([name, names]) => [name, firstIn(fields, names)])
  return Object.fromEntries(entries.filter(([, value]) => !isBlank(value)))
}

function subscriptionIn(
  fields: Fields,
  source: BillingSource,
  { currency: handed, isDashboard }: RowOptions & { isDashboard: boolean },
): Record<string, unknown> {
  const currency = firstIn(fields, chargeColumns.currency) ?? handed
  const { planName, quantity, resumesAt } = chargeColumns
  const { plan, interval, intervalCount, trialEnd } = soldColumns
  const { subscription: id, startedAt } = source
  return {
    ...knownIn(fields, { id, plan, planName, interval, intervalCount, quantity, startedAt, trialEnd }),
    ...lifeIn(fields, source),
    ...(firstIn(fields, interval) == null && periodIn(fields)),
    ...(!isBlank(currency) && { currency }),
    amount: pricedIn(fields, source, { currency, isDashboard }),
    ...(status(fields, source) === 'paused' && knownIn(fields, { resumesAt })),
  }
}

/** The price, in minor units. Where the currency cannot be read the row is refused for that, and not for its amount, too. */
function pricedIn(fields: Fields, source: BillingSource, form: { currency: unknown; isDashboard: boolean }): unknown {
  const currency = readCurrency(form.currency)
  if (currency === null) return undefined
  const amount = amountIn(fields, { source, isDashboard: form.isDashboard, currency })
  if (currency === undefined && typeof amount === 'string' && form.isDashboard && source !== ownSource)
    throw new Error(
      `subscription.currency: expected a code of ISO 4217 beside the amount ${amount}, got nothing. A map can give it: { "subscription": { "currency": { "constant": "USD" } } }`,
    )
  return amount
}

/** The state, and the times that it gives a meaning. */
function lifeIn(fields: Fields, source: BillingSource): Record<string, unknown> {
  const state = status(fields, source)
  const given = firstIn(fields, chargeColumns.periodEnd)
  const accessEnd = timeIn(fields, [...source.endedAt, ...chargeColumns.cancelAt])
  const end = endOf({ status: state, accessEnd, periodEnd: readTime(given) ?? undefined })
  // Where the end of access is called a cancellation, nothing says when it was asked for.
  const canceledAt = chargeColumns.canceledAt.filter((name) => !source.endedAt.includes(name))
  return {
    ...knownIn(fields, { status: source.status }),
    ...(state && { status: state }),
    currentPeriodEnd: end ?? (state === 'canceled' ? undefined : given),
    ...(isEnding(state) && knownIn(fields, { canceledAt })),
  }
}

function status(fields: Fields, source: BillingSource): Status | undefined {
  const read = readStatus(statusIn(fields, source)) ?? undefined
  if (isEnding(read)) return read
  const ends = isYes(firstIn(fields, chargeColumns.cancelAtPeriodEnd)) || timeIn(fields, chargeColumns.cancelAt)
  if (ends) return 'canceling'
  // Recurly has no state for a trial: the current period ends when the trial does.
  const trialEnd = timeIn(fields, soldColumns.trialEnd)
  return read === 'active' && trialEnd && trialEnd === timeIn(fields, chargeColumns.periodEnd) ? 'trialing' : read
}

function timeIn(fields: Fields, columns: string[]): string | undefined {
  return readTime(firstIn(fields, columns)) ?? undefined
}

/** The time between two charges, by the current period. A trial is left out: its length is not the interval of later charges. */
function periodIn(fields: Fields): Record<string, unknown> {
  const [start, end] = [timeIn(fields, chargeColumns.periodStart), timeIn(fields, chargeColumns.periodEnd)]
  return end === timeIn(fields, soldColumns.trialEnd) ? {} : { ...exactPeriod(start, end) }
}

const { segment: _, ...sold } = soldColumns
const known = new Set(
  [sold, chargeColumns, customerColumns, ownSource, ...billingSources]
    .flatMap((columns) => Object.values(columns))
    .filter(Array.isArray)
    .flat(),
)

/** The other cells, which are the customer's own facts: a country, a field of the merchant's, which Stripe marks `(metadata)`. */
function ownFacts(cells: [header: string, cell: unknown][]): Record<string, unknown> {
  const own = cells.filter(([header, cell]) => !known.has(columnName(header)) && !isBlank(cell))
  return Object.fromEntries(own.map(([header, cell]) => [header.replace(/ \(metadata\)$/, ''), guessed(cell)]))
}
