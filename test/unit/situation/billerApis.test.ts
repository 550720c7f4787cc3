import { Discount as PaddleSdkDiscount, Subscription as PaddleSdkSubscription } from '@paddle/paddle-node-sdk'
import type { Plan as RecurlySdkPlan, Subscription as RecurlySdkSubscription } from 'recurly'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { fromChargebee, fromPaddle, fromRecurly, fromStripe } from '../../../src/billing'
import chargebee from '../../cases/billers/chargebee.json'
import paddle from '../../cases/billers/paddle.json'
import recurly from '../../cases/billers/recurly.json'
import stripe from '../../cases/billers/stripe.json'
import { base, type Cases, changed, recurlyClient } from '../../support/billerCases'

describe('fromChargebee', () => {
  const { input, expected } = base(chargebee, 'items')

  it('takes the customer, in an answer or alone, unless it is somebody else', () => {
    const customer = { id: 'Example2FgHiJ', email: 'sam@example.com', first_name: ' Sam ' }
    const read = { id: 'Example2FgHiJ', email: 'sam@example.com', firstName: 'Sam' }
    expect(fromChargebee(input, customer).customer).toEqual(read)
    expect(fromChargebee(input, { customer }).customer).toEqual(read)
    expect(fromChargebee(input, { ...customer, id: 'other' }).customer).toEqual({ id: 'Example2FgHiJ' })
  })

  it('reads the plan’s name where the answer has the price', () => {
    const price = { id: 'pro-USD-monthly', name: 'Pro USD Monthly', external_name: 'Pro' }
    const nameIn = (answer: object) => fromChargebee({ subscription: input, ...answer }).subscription.planName
    expect(nameIn({ item_price: price })).toBe('Pro')
    expect(
      nameIn({
        item_prices: [
          { id: 'other', name: 'Other' },
          { ...price, external_name: undefined },
        ],
      }),
    ).toBe('Pro USD Monthly')
    expect(nameIn({ item_price: { ...price, id: 'other' } })).toBeUndefined()
    const plan = base(chargebee, 'plan').input
    expect(
      fromChargebee({ subscription: plan, plan: { id: 'basic-yearly', name: 'basic', invoice_name: 'Basic' } } as never)
        .subscription.planName,
    ).toBe('Basic')
    expect(expected.subscription.planName).toBeUndefined()
  })
})

describe('fromRecurly', () => {
  const { input, expected } = base(recurly, 'api')
  const intervalWith = (plan: object) => {
    const { interval, intervalCount } = fromRecurly({ ...input, current_period_started_at: null }, plan).subscription
    return [interval, intervalCount]
  }

  it('takes the interval from the plan, in the widest unit that says it', () => {
    expect(intervalWith({ code: 'team-monthly', interval_unit: 'months', interval_length: 1 })).toEqual(['month', 1])
    expect(intervalWith({ interval_unit: 'months', interval_length: 12 })).toEqual(['year', 1])
    expect(intervalWith({ interval_unit: 'days', interval_length: 28 })).toEqual(['week', 4])
    expect(intervalWith({ interval_unit: 'days', interval_length: 30 })).toEqual(['day', 30])
    expect(intervalWith({ intervalUnit: 'months', intervalLength: 3 })).toEqual(['month', 3])
  })

  it('does not take it from another plan, nor from one without it', () => {
    expect(intervalWith({ code: 'other', interval_unit: 'months', interval_length: 1 })).toEqual([undefined, undefined])
    expect(intervalWith({ code: 'team-monthly' })).toEqual([undefined, undefined])
  })

  it('takes the plan’s over the period’s', () => {
    const plan = { code: 'team-monthly', interval_unit: 'days', interval_length: 30 }
    expect(fromRecurly(input, plan).subscription).toMatchObject({ interval: 'day', intervalCount: 30 })
  })

  it('reads what the Node client makes of the API’s answer', () => {
    const subscription = recurlyClient<RecurlySdkSubscription>(input)
    expect(subscription.currentPeriodEndsAt).toBeInstanceOf(Date)
    expect(fromRecurly(subscription)).toEqual(expected)
    const plan = { object: 'plan', code: 'team-monthly', interval_unit: 'months', interval_length: 6 }
    const withPlan = fromRecurly(subscription, recurlyClient<RecurlySdkPlan>(plan))
    expect(withPlan.subscription).toMatchObject({ interval: 'month', intervalCount: 6 })
  })

  it.each((recurly as unknown as Cases).rows)('reads the same in what the Node client makes: %s', (_, name, change) => {
    const answer = changed(base(recurly, name).input, change)
    expect(fromRecurly(recurlyClient<RecurlySdkSubscription>(answer))).toEqual(fromRecurly(answer))
  })
})

describe('fromPaddle', () => {
  it('reads what the Node SDK makes of the API’s answer', () => {
    const { input, expected } = base(paddle, 'api')
    const subscription = new PaddleSdkSubscription(input as never)
    expect(subscription.currentBillingPeriod?.endsAt).toBe('2026-07-01T09:30:01Z')
    expect(fromPaddle(subscription)).toEqual(expected)
  })

  it('reads the amount of a Discount that a host adds to the subscription’s', () => {
    const { input } = base(paddle, 'api')
    const subscription = new PaddleSdkSubscription({
      ...input,
      discount: { id: 'dsc_01', starts_at: null, ends_at: '2026-08-01T00:00:00Z' },
    } as never)
    const discount = new PaddleSdkDiscount({ id: 'dsc_01', type: 'percentage', amount: '10', recur: true } as never)
    const { discount: read } = fromPaddle({
      ...subscription,
      discount: { ...discount, ...subscription.discount },
    }).subscription
    expect(read).toEqual({ percentOff: 10, endsAt: '2026-08-01T00:00:00Z' })
  })
})

describe('fromStripe', () => {
  it('reads the Decimal that the SDK makes of an amount', () => {
    const { input } = base(stripe, 'now')
    const amountOf = (text: string) =>
      fromStripe(changed(input, { 'items.data.0.price.unit_amount_decimal': Stripe.Decimal.from(text) })).subscription
        .amount
    expect([amountOf('4900'), amountOf('4900.00'), amountOf('0.005')]).toEqual([4900, 4900, undefined])
  })
})
