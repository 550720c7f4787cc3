import type { Concession } from '../../report/figures/concessionOf'
import type { Price } from './costOf'

/** Money of one currency, in minor units a month. The words are those of `savedRevenue` in the report. */
export interface Value {
  subscriptions: number
  mrr: number
  /** The discounts of the first month. */
  discount: number
  /** What customers on a cheaper plan pay less each month. */
  downgrade: number
  /** All discounts that end, over their whole term. Discounts without an end are in `foreverDiscount`, for one month. */
  termDiscount: number
  foreverDiscount: number
  /** How many subscriptions take a discount whose size is not known, because it is in another currency. */
  unknownDiscount: number
}

/** A Value of no subscription. */
export function noValue(): Value {
  const nothing = { discount: 0, downgrade: 0, termDiscount: 0, foreverDiscount: 0, unknownDiscount: 0 }
  return { subscriptions: 0, mrr: 0, ...nothing }
}

/** Adds one subscription that takes an offer. */
export function addValue(value: Value, { mrr }: Price, { discount, downgrade, months, unknown }: Concession): void {
  value.subscriptions += 1
  value.mrr += mrr
  value.discount += discount
  value.downgrade += downgrade
  if (months === Infinity) value.foreverDiscount += discount
  else value.termDiscount += Math.round(discount * months)
  if (unknown) value.unknownDiscount += 1
}

/** The part of a value that belongs to this share of its customers, with money rounded to whole minor units. */
export function partOf(value: Value, share: number): Value & { net: number } {
  const money = (name: keyof Value) => Math.round(value[name] * share)
  const [mrr, discount, downgrade] = [money('mrr'), money('discount'), money('downgrade')]
  return {
    subscriptions: Math.round(value.subscriptions * share * 100) / 100,
    ...{ mrr, discount, downgrade, net: mrr - discount - downgrade },
    ...{ termDiscount: money('termDiscount'), foreverDiscount: money('foreverDiscount') },
    unknownDiscount: Math.round(value.unknownDiscount * share * 100) / 100,
  }
}

/** The sum of two values. */
export function plus(one: Value, other: Value): Value {
  const sum = { ...one }
  for (const name of Object.keys(sum) as (keyof Value)[]) sum[name] += other[name]
  return sum
}
