import type { Subscription as PaddleSubscription, SubscriptionNotification } from '@paddle/paddle-node-sdk'
import type { Subscription as ChargebeeSubscription, Customer } from 'chargebee'
import type { Plan, Subscription as RecurlySubscription } from 'recurly'
import type Stripe from 'stripe'
import { type Billed, fromChargebee, fromPaddle, fromRecurly, fromStripe } from '../../../src/billing'

// `tsc` compiles this only while what the official SDKs return goes in as it is. It is never run.

export const stripeTypes = {
  retrieved: (subscription: Stripe.Response<Stripe.Subscription>): Billed => fromStripe(subscription),
  listed: (list: Stripe.ApiList<Stripe.Subscription>): Billed => fromStripe(list),
  webhook: (event: Stripe.Event): Billed => fromStripe(event),
  ofAnotherObject: (customer: { subscription: string | Stripe.Subscription | null }): Billed =>
    fromStripe(customer.subscription),
  // @ts-expect-error An amount is no subscription.
  wrong: (amount: number): Billed => fromStripe(amount),
}

export const paddleTypes = {
  retrieved: (subscription: PaddleSubscription): Billed => fromPaddle(subscription),
  webhook: (event: { data: SubscriptionNotification }): Billed => fromPaddle(event),
  notification: (subscription: SubscriptionNotification): Billed => fromPaddle(subscription),
  // @ts-expect-error A status is a word.
  wrong: (): Billed => fromPaddle({ status: 1 }),
}

export const chargebeeTypes = {
  retrieved: (answer: ChargebeeSubscription.RetrieveResponse): Billed => fromChargebee(answer),
  listed: (answer: ChargebeeSubscription.ListResponse): Billed => fromChargebee(answer),
  apart: (subscription: ChargebeeSubscription, customer: Customer): Billed => fromChargebee(subscription, customer),
  // @ts-expect-error The customer is no text.
  wrong: (subscription: ChargebeeSubscription): Billed => fromChargebee(subscription, 'Sam'),
}

export const recurlyTypes = {
  retrieved: (subscription: RecurlySubscription): Billed => fromRecurly(subscription),
  withPlan: (subscription: RecurlySubscription, plan: Plan): Billed => fromRecurly(subscription, plan),
  // @ts-expect-error The price is no subscription.
  wrong: (): Billed => fromRecurly(19.99),
}
