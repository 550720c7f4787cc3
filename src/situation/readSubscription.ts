import { list, only, type Part, record, whole } from './part'
import { readCurrency } from './readCurrency'
import { type Period, readInterval } from './readInterval'
import { readBalance, readIntervalCount, readMoney, readPercent, readQuantity } from './readNumber'
import { type PlanNames, readPlan } from './readPlan'
import { readProvider } from './readProvider'
import { readStatus } from './readStatus'
import { readId, readText } from './readText'
import { readTime } from './readTime'

const text = only(readText)
const time = only(readTime)
const currency = only(readCurrency)

const billItem = record({ label: text, amount: only(readBalance) }, ['label', 'amount'])
const readBill = whole(record({ items: list(billItem), currency }))

const losses = list(record({ text, source: text }, ['text', 'source']))

const readDelivery = record({
  nextAt: time,
  interval: only(readInterval),
  intervalCount: only(readIntervalCount),
  product: only(readId),
})

const readFields = record({
  id: only(readId),
  status: only(readStatus),
  plan: only(readPlan),
  provider: only(readProvider),
  planName: text,
  amount: only(readMoney),
  currency,
  interval: only(readInterval),
  intervalCount: only(readIntervalCount),
  quantity: only(readQuantity),
  startedAt: time,
  withdrawUntil: time,
  trialEnd: time,
  currentPeriodEnd: time,
  resumesAt: time,
  canceledAt: time,
  delivery: (...given) => timed(readDelivery(...given) as Timed | undefined),
  discount: record({ percentOff: only(readPercent), amountOff: only(readMoney), endsAt: time }),
  finalBill: (...given) => {
    const bill = readBill(...given) as { items?: unknown } | undefined
    return bill?.items && bill
  },
  losses,
})

interface Read {
  plan?: PlanNames
  amount?: number
  interval?: Period
  intervalCount?: number
}

/**
 * Reads a subscription. In the result the plan is `plan` and `planName`, and the time between charges `interval` and
 * `intervalCount`.
 */
export const readSubscription: Part = (value, path, note) => {
  const unread = new Set<string>()
  const noteHere: typeof note = (at, got) => {
    unread.add(at)
    return note(at, got)
  }
  const read = readFields(value, path, noteHere) as Read | undefined
  if (!read) return undefined
  const { plan, amount, interval: period, intervalCount, ...rest } = read
  // Ambiguous: `quarterly` with a count of 3 may mean three quarters, or three months. So the interval is unreadable.
  const isTwofold = Number(period?.intervalCount) > 1 && Number(intervalCount) > 1
  if (isTwofold) noteHere(`${path}.intervalCount`, intervalCount)
  return {
    ...plan,
    ...rest,
    // The amount is useless without its quantity, and the interval without its count: where one is unreadable, both go.
    ...(amount !== undefined && !unread.has(`${path}.quantity`) && { amount }),
    ...(!unread.has(`${path}.intervalCount`) && timing(period, intervalCount)),
  }
}

/** A delivery with the time between two of them in our form. */
const timed = (delivery: Timed | undefined): unknown => {
  const { interval, intervalCount, ...rest } = delivery ?? {}
  return delivery && { ...rest, ...timing(interval, intervalCount) }
}

interface Timed {
  interval?: Period
  intervalCount?: number
}

const timing = (period: Period | undefined, given: number | undefined) => {
  const { interval, intervalCount = 1 } = period ?? {}
  const count = intervalCount > 1 ? intervalCount : given
  return { ...(interval && { interval }), ...(count && { intervalCount: count }) }
}
