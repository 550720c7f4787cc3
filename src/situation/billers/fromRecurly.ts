import { readCurrency } from '../readCurrency'
import { type Period, readInterval } from '../readInterval'
import { readIntervalCount, readPercent, readQuantity } from '../readNumber'
import type { Status } from '../readStatus'
import { readId, readText } from '../readText'
import { readTime } from '../readTime'
import type { Customer, Subscription } from '../schema'
import { type Billed, endOf, given, isEnding } from './billed'
import { readLine } from './charge'
import { type BilledDiscount, type RunningDiscount, runningDiscount } from './discount'
import { at, listAt, readAt } from './fields'
import { minorUnits } from './minorUnits'
import { addPeriods, exactPeriod, periodOf } from './periods'
import type { RecurlyPlan, RecurlySubscription } from './recurlySubscription'
import type { Camel } from './shapes'
import { sourceIn } from './sourceIn'
import { isStranger } from './strangeObject'

/**
 * What Recurly's subscription says, as `customer` and `subscription` of a Situation; as the API gives it or as Recurly's Node
 * client does, alone or in a list of one. A subscription does not say how often it is charged, its plan does: hand it over as
 * the second argument. Without it the interval is that of the current period where this is exactly so many months or days.
 * Amounts become minor units by ISO 4217. It never throws: what cannot be read is absent.
 */
export function fromRecurly(
  subscription: RecurlySubscription | Camel<RecurlySubscription> | { data?: unknown } | string | null | undefined,
  plan?: RecurlyPlan | Camel<RecurlyPlan> | null,
): Billed {
  const source = sourceIn(subscription, 'Recurly')
  if (isStranger(source, 'Recurly')) return { customer: {}, subscription: {} }
  return {
    customer: given<Customer>({
      id: readAt(readId, source, 'account.id', 'account.code'),
      email: readAt(readText, source, 'account.email'),
      firstName: readAt(readText, source, 'account.first_name'),
    }),
    subscription: subscriptionOf(source, plan),
  }
}

function subscriptionOf(source: unknown, handed: unknown): Subscription {
  const currency = readAt(readCurrency, source, 'currency')
  const plan = isOther(handed, source) ? undefined : handed
  const period = planPeriod(plan) ?? planPeriod(at(source, 'plan')) ?? currentPeriod(source)
  const status = statusOf(source)
  // Add-ons have prices of their own, some by usage, so that the unit amount is not the whole price.
  const hasAddOns = listAt(source, 'add_ons').length > 0
  return given<Subscription>({
    id: readAt(readId, source, 'id'),
    status,
    ...readLine({
      plan: at(source, 'plan.code') ?? at(plan, 'code'),
      planName: readAt(readText, source, 'plan.name') ?? at(plan, 'name'),
      amount: hasAddOns ? undefined : minorUnits(at(source, 'unit_amount'), currency),
      interval: period?.interval,
      intervalCount: period?.intervalCount,
      quantity: hasAddOns ? undefined : at(source, 'quantity'),
    }),
    currency,
    startedAt: readAt(readTime, source, 'activated_at', 'created_at'),
    trialEnd: readAt(readTime, source, 'trial_ends_at'),
    currentPeriodEnd: endOf({
      status,
      accessEnd: readAt(readTime, source, 'expires_at'),
      periodEnd: readAt(readTime, source, 'current_period_ends_at'),
    }),
    canceledAt: isEnding(status) ? readAt(readTime, source, 'canceled_at') : undefined,
    resumesAt: status === 'paused' ? readAt(readTime, source, 'resume_at') : undefined,
    discount: discountOf(source, currency, period),
  })
}

/** Whether the plan that was passed in is not the subscription's. */
function isOther(plan: unknown, source: unknown): boolean {
  const [code, own] = [readAt(readId, plan, 'code'), readAt(readId, source, 'plan.code')]
  return code !== undefined && own !== undefined && code !== own
}

function planPeriod(plan: unknown): Period | undefined {
  const unit = readAt(readInterval, plan, 'interval_unit')?.interval
  const count = readAt(readIntervalCount, plan, 'interval_length')
  return count && (unit === 'day' || unit === 'month') ? periodOf(unit, count) : undefined
}

/** The interval by the current period. A trial is left out: its length is not the interval of later charges. */
function currentPeriod(source: unknown): Period | undefined {
  if (isInTrial(source)) return undefined
  return exactPeriod(
    readAt(readTime, source, 'current_period_started_at'),
    readAt(readTime, source, 'current_period_ends_at'),
  )
}

/** Whether the subscription is in its trial. Recurly has no state for that: the current period ends when the trial does. */
function isInTrial(source: unknown): boolean {
  const end = readAt(readTime, source, 'trial_ends_at')
  return end !== undefined && end === readAt(readTime, source, 'current_period_ends_at')
}

/** Recurly's states in our words. Its `canceled` still runs until it expires. We have no word for its `future`. */
const statuses: Record<string, Status> = {
  active: 'active',
  canceled: 'canceling',
  expired: 'canceled',
  failed: 'past_due',
  paused: 'paused',
}

function statusOf(source: unknown): Status | undefined {
  const state = readAt(readText, source, 'state')?.toLowerCase() ?? ''
  if (state === 'active' && isInTrial(source)) return 'trialing'
  if (state === 'active' && endsWithPeriod(source)) return 'canceling'
  return new Map(Object.entries(statuses)).get(state)
}

/** Whether the current period is the last: the term ends with it, and is not renewed. */
function endsWithPeriod(source: unknown): boolean {
  const end = readAt(readTime, source, 'current_term_ends_at')
  return at(source, 'auto_renew') === false && !!end && end === readAt(readTime, source, 'current_period_ends_at')
}

function discountOf(
  source: unknown,
  currency: string | undefined,
  period: Period | undefined,
): RunningDiscount | undefined {
  const redemptions = listAt(source, 'coupon_redemptions').filter((each) => at(each, 'state') !== 'inactive')
  const nextCharge = readAt(readTime, source, 'current_period_ends_at')
  return runningDiscount(
    redemptions.map((redemption) => ({
      ...readDiscount(at(redemption, 'coupon.discount'), currency),
      endsAt:
        readAt(readTime, redemption, 'remaining_duration.expires_at') ?? lastCharge(redemption, nextCharge, period),
      isOnce: at(redemption, 'remaining_duration.type') === 'single_use',
    })),
  )
}

function readDiscount(discount: unknown, currency: string | undefined): BilledDiscount {
  const type = at(discount, 'type')
  const amounts = listAt(discount, 'currencies')
  const amount = amounts.find((each) => readAt(readCurrency, each, 'currency') === currency)
  return {
    percentOff: type === 'percent' ? readAt(readPercent, discount, 'percent') : undefined,
    amountOff: type === 'fixed' ? minorUnits(at(amount, 'amount'), currency) : undefined,
  }
}

/** For a discount on a number of charges: when the first charge without it is due. */
function lastCharge(
  redemption: unknown,
  nextCharge: string | undefined,
  period: Period | undefined,
): string | undefined {
  const charges = readAt(readQuantity, redemption, 'remaining_duration.redemptions_remaining')
  return charges !== undefined && nextCharge && period ? addPeriods(nextCharge, period, charges) : undefined
}
