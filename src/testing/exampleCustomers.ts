import { DAY } from '../base/day'
import type { Situation, Subscription } from '../situation/schema'

/** The kinds of customers that `exampleCustomers` gives: one for each status, and one for each kind of plan and price. */
export type ExampleCustomer =
  | 'monthly'
  | 'yearly'
  | 'seats'
  | 'yen'
  | 'trialing'
  | 'pastDue'
  | 'paused'
  | 'canceling'
  | 'canceled'
  | 'discounted'
  | 'free'
  | 'unpriced'
  | 'several'
  | 'unknown'

/**
 * Customers to test a flow with, by kind. Every date is counted from `now`, so that what lies ahead stays ahead; the same `now`
 * gives the same customers.
 */
export function exampleCustomers(now: Date): Record<ExampleCustomer, Situation> {
  const inDays = (days: number) => new Date(now.getTime() + days * DAY).toISOString().replace(/\.\d+Z/, 'Z')
  const monthly: Subscription = {
    id: 'sub_1',
    status: 'active',
    plan: 'pro',
    planName: 'Pro',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    startedAt: inDays(-400),
    currentPeriodEnd: inDays(15),
  }
  const { amount, currency, interval, ...withoutPrice } = monthly
  /** The customer of a kind, with what is other than the monthly subscription. */
  const customer = (id: string, changes: Subscription = {}): Situation => ({
    customer: { id, firstName: 'Ada', email: 'ada@example.com' },
    subscription: { ...monthly, ...changes },
    now: inDays(0),
  })
  const several = [monthly, { ...monthly, id: 'sub_2', plan: 'storage', planName: 'Storage', amount: 900 }]
  return {
    monthly: customer('cus_monthly'),
    yearly: customer('cus_yearly', { amount: 49000, interval: 'year', currentPeriodEnd: inDays(200) }),
    seats: customer('cus_seats', { plan: 'team', planName: 'Team', amount: 1200, quantity: 12 }),
    yen: customer('cus_yen', { amount: 4900, currency: 'JPY' }),
    trialing: customer('cus_trialing', {
      status: 'trialing',
      startedAt: inDays(-7),
      trialEnd: inDays(7),
      currentPeriodEnd: inDays(7),
    }),
    pastDue: customer('cus_past_due', { status: 'past_due' }),
    paused: customer('cus_paused', { status: 'paused', resumesAt: inDays(40) }),
    canceling: customer('cus_canceling', { status: 'canceling', canceledAt: inDays(-2) }),
    canceled: customer('cus_canceled', { status: 'canceled', canceledAt: inDays(-45), currentPeriodEnd: inDays(-30) }),
    discounted: customer('cus_discounted', { discount: { percentOff: 20, endsAt: inDays(60) } }),
    free: customer('cus_free', { plan: 'free', planName: 'Free', amount: 0 }),
    unpriced: { customer: { id: 'cus_unpriced' }, subscription: withoutPrice, now: inDays(0) },
    several: { customer: { id: 'cus_several', firstName: 'Ada' }, subscriptions: several, now: inDays(0) },
    unknown: { now: inDays(0) },
  }
}
