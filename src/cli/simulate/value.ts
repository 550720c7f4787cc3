import type { Concession } from '../../report/figures/concessionOf'
import type { Price } from './costOf'

/** Money of one currency, a month's, in minor units; the words are those of `savedRevenue` in the report. */
export interface Value {
  subscriptions: number
  mrr: number
  /** Given away in the first month. */
  discount: number
  /** Lost each month to a cheaper plan. */
  downgrade: number
  /** Given away over the whole term of discounts that end; a month's of those that don't. */
  termDiscount: number
  foreverDiscount: number
  /** Subscriptions whose discount can't be told, because its currency is another. */
  unknownDiscount: number
}

export function noValue(): Value {
  const nothing = { discount: 0, downgrade: 0, termDiscount: 0, foreverDiscount: 0, unknownDiscount: 0 }
  return { subscriptions: 0, mrr: 0, ...nothing }
}

/** Adds one subscription that takes what is given. */
export function addValue(value: Value, { mrr }: Price, { discount, downgrade, months, unknown }: Concession): void {
  value.subscriptions += 1
  value.mrr += mrr
  value.discount += discount
  value.downgrade += downgrade
  if (months === Infinity) value.foreverDiscount += discount
  else value.termDiscount += Math.round(discount * months)
  if (unknown) value.unknownDiscount += 1
}

/** The part of a value that a share of its customers make; money to a whole minor unit. */
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

/** Two values together. */
export function plus(one: Value, other: Value): Value {
  const sum = { ...one }
  for (const name of Object.keys(sum) as (keyof Value)[]) sum[name] += other[name]
  return sum
}
