import type { Interval } from '../situation/schema'
import type { Choice } from './choice'
import type { Ends } from './flow'
import type { Notice } from './notice'

/** What the choice of every offer may carry. */
type Bundled = {
  /** The id of the help offer that the config shows `with` this one. */
  with?: string | undefined
}

/** Percent or an amount (minor units of `currency`) off; for how long, as the config says it. */
export type DiscountChoice = Bundled & {
  percentOff?: number | undefined
  amountOff?: number | undefined
  currency?: string | undefined
  duration?: 'once' | 'forever' | undefined
  durationInMonths?: number | undefined
  couponId?: string | undefined
}

/** The length that the customer picked. Times are RFC 3339, absent where the end of the paid period is unknown. */
export type PauseChoice = Bundled & {
  length: number
  unit: 'day' | 'week' | 'month'
  startsAt?: string | undefined
  resumesAt?: string | undefined
}

/** The plan that the customer picked, at the price they saw; `amount` is per unit, in minor units. */
export type PlanChangeChoice = Bundled & {
  planId: string
  amount: number
  currency: string
  interval: Interval
  intervalCount: number
}

/** How many days the trial goes on. */
export type TrialExtensionChoice = Bundled & {
  days: number
}

/** An amount in minor units of `currency`, or a number of free billing periods. */
export type CreditChoice = Bundled & {
  amount?: number | undefined
  currency?: string | undefined
  periods?: number | undefined
}

/** What every offer about deliveries says of them. Days are `YYYY-MM-DD`, absent where they are not known. */
type Delivered = Bundled & {
  /** The day of the delivery that it is about. */
  delivery?: string | undefined
}

/** What offers say that change when the next delivery comes. */
type Moved = Delivered & {
  /** The day of the delivery that comes next then. */
  nextDelivery?: string | undefined
}

/** The delivery to leave out: the next one, or the one that the customer picked by its day. */
export type SkipChoice = Moved

/** How much later the next delivery comes. */
export type RescheduleChoice = Moved & {
  length: number
  unit: 'day' | 'week' | 'month'
}

/** How often deliveries come from now on. `nextDelivery` is the one after `delivery`, which stays on its day. */
export type FrequencyChoice = Moved & {
  interval: Interval
  intervalCount: number
}

/** The product that comes instead, from `delivery` on; `amount` is what one unit costs then, where the config says so. */
export type SwapChoice = Delivered & {
  productId: string
  amount?: number | undefined
  currency?: string | undefined
}

/** The free product that comes with the delivery. */
export type GiftChoice = Delivered & {
  productId: string
}

/** The customer's address that deliveries go to, from `delivery` on. */
export type AddressChoice = Delivered & {
  addressId: string
}

/** A custom offer: its `name` and `data` as the config has them, and what its card gave. */
export type CustomChoice = Bundled & {
  name: string
  data?: Record<string, unknown> | undefined
  result?: unknown
}

/** A cancellation; `ends` is there where the config lets the customer pick when. */
export type CancelChoice = {
  ends?: Ends | undefined
  /** Where the law wants a notice with data in it: what the customer sends. */
  notice?: Notice | undefined
}

/** A withdrawal from the contract. */
export type WithdrawChoice = {
  kind: 'withdraw'
  notice?: Notice | undefined
}

/** What a handler gets, by what it is registered for. A handler of any other name is for the custom offer of that name. */
export interface Choices {
  discount: DiscountChoice
  pause: PauseChoice
  plan_change: PlanChangeChoice
  trial_extension: TrialExtensionChoice
  credit: CreditChoice
  update_payment: Bundled
  contact: Bundled
  booking: Bundled
  video: Bundled
  redirect: Bundled
  skip: SkipChoice
  reschedule: RescheduleChoice
  frequency: FrequencyChoice
  swap: SwapChoice
  gift: GiftChoice
  address: AddressChoice
  chat: Bundled
  cancel: CancelChoice
  withdraw: WithdrawChoice
  resume: Record<string, never>
}

/** The choice that the handler of this name gets; of any name, fields that nobody knows. */
export type ChoiceOf<Name extends string> = string extends Name
  ? Choice
  : Name extends keyof Choices
    ? Choices[Name]
    : CustomChoice
