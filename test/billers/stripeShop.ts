import Stripe from 'stripe'
import { createApp } from '../../examples/stripe/app'
import type { Webhook } from '../../examples/stripe/standIn/sendWebhooks'
import { type StandIn, startStandIn } from '../../examples/stripe/standIn/startStandIn'
import type { Config, Offer } from '../../src/index'
import type { Query } from '../../src/server'
import { configOf } from './everyOffer'

const usd = { currency: 'USD' }

/** Every offer that Stripe can do, each in each of its ways. */
export const stripeOffers: Record<string, Offer> = {
  coupon: { type: 'discount', percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' },
  amount: { type: 'discount', amountOff: 500, ...usd, duration: 'once' },
  pause: { type: 'pause', lengths: [1, 2], unit: 'month' },
  later: { type: 'plan_change', starts: 'period_end', plans: [plan('price_basic', 1900)] },
  now: { type: 'plan_change', plans: [plan('price_basic', 1900)] },
  trial: { type: 'trial_extension', days: 14 },
  credit: { type: 'credit', amount: 1000, ...usd },
  free: { type: 'credit', periods: 1 },
  skip: { type: 'skip' },
  swap: { type: 'swap', products: [{ id: 'price_basic', name: 'Basic', amount: 1900, ...usd }] },
  gift: { type: 'gift', products: [{ id: 'mug', name: 'A mug' }] },
}

function plan(id: string, amount: number) {
  return { id, name: id, amount, ...usd, interval: 'month' as const }
}

export const stripeConfig = configOf(stripeOffers)

/** A shop on a stand-in of its own. */
export interface StripeShop {
  standIn: StandIn
  stripe: Stripe
  /** The app as a process starts it: a second one knows nothing of the first but what the database holds. */
  start: () => ReturnType<typeof createApp>
}

const secret = 'a-secret-for-tests-that-is-long-enough'
export const webhookSecret = 'whsec_test'

/** Opens a shop whose customer is Ada. */
export async function openShop(
  query: Query,
  { webhook, config = stripeConfig }: { webhook?: Webhook; config?: Config } = {},
): Promise<StripeShop> {
  const standIn = await startStandIn(webhook && { webhook })
  const stripe = new Stripe('sk_test_1', { ...standIn.address, telemetry: false })
  const signedIn = () => ({ id: 'cus_ada', subscription: 'sub_ada' })
  return { standIn, stripe, start: () => createApp({ stripe, query, secret, webhookSecret, signedIn, config }) }
}

/** What the next four months are charged: amounts in cents, and what else stands on the invoices. */
export function nextInvoices({ world, passDays }: StandIn): (number | string)[] {
  for (let month = 0; month < 4; month += 1) passDays(31)
  return world.invoices.slice(0, 4).flatMap(({ amount_paid, lines }) => [amount_paid, ...lines])
}
