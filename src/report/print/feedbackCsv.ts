import { stringify } from 'csv-stringify/sync'
import type { Feedback, FeedbackItem } from '../feedback/feedback'
import type { CustomerToWriteTo } from '../feedback/feedbackOptions'
import { changeIn } from './sinceText'
import { forSpreadsheets } from './spreadsheet'

/**
 * What customers leave over as CSV: a line for each thing and currency, in the report's order, with amounts in minor units, the
 * shares of flows before and after each release, and examples.
 */
export function feedbackCsv({ items, releases }: Feedback): string {
  const columns = ['kind', 'about', 'label', 'currency', 'place', 'flows', 'subscriptions', 'at_stake', 'lost']
  const ofReleases = releases.flatMap((name) => sinceColumns.map((column) => `since ${name}: ${column}`))
  const rows = items.flatMap((item) =>
    currenciesOf(item).map((currency) => [
      ...figuresOf(item, currency),
      ...item.since.flatMap(sinceOf),
      ...three(item),
    ]),
  )
  return stringify([[...columns, ...ofReleases, 'example_1', 'example_2', 'example_3'], ...rows], forSpreadsheets)
}

/** The first line of the list of customers to write to. */
export const toWriteToHeader = stringify([
  ['kind', 'about', 'customer', 'subscription', 'plan', 'mrr', 'currency', 'outcome', 'time'],
])

/** A customer to write to as a line of CSV. */
export function toWriteToLine(to: CustomerToWriteTo): string {
  const { kind, about, customer, subscription, plan, mrr, currency, outcome, time } = to
  return stringify([[kind, about, customer, subscription, plan, mrr, currency, outcome, time]], forSpreadsheets)
}

const sinceColumns = ['before', 'before_low', 'before_high', 'after', 'after_low', 'after_high', 'verdict']

function sinceOf(since: FeedbackItem['since'][number]) {
  const ends = [since.before, since.after].flatMap((rate) => [rate?.value, rate?.low, rate?.high])
  return [...ends, changeIn(since)]
}

/** A thing of which no price is known has one line, without a currency. */
function currenciesOf({ atStake }: FeedbackItem): string[] {
  const currencies = Object.keys(atStake)
  return currencies.length > 0 ? currencies : ['']
}

function figuresOf({ kind, about, label, ranks, flows, subscriptions, atStake, lost }: FeedbackItem, currency: string) {
  const [staked, gone] = [atStake[currency]?.mrr, lost[currency]?.mrr ?? (currency ? 0 : undefined)]
  // Flows have no currency of their own: each line has all of them.
  return [
    kind,
    about,
    label,
    currency,
    ranks[currency],
    flows,
    atStake[currency]?.subscriptions ?? subscriptions,
    staked,
    gone,
  ]
}

function three({ examples: [one, two, three] }: FeedbackItem) {
  return [one, two, three]
}
