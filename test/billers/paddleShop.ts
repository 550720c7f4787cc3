import { type Environment, LogLevel, Paddle } from '@paddle/paddle-node-sdk'
import { createApp } from '../../examples/paddle/app'
import type { Webhook } from '../../examples/paddle/standIn/sendWebhooks'
import { type StandIn, startStandIn } from '../../examples/paddle/standIn/startStandIn'
import type { Offer } from '../../src/index'
import type { Query } from '../../src/server'
import { configOf } from './everyOffer'

const usd = { currency: 'USD' }
const basic = { id: 'pri_basic', name: 'Basic', amount: 1900, ...usd }

/** Every offer that Paddle can do, each in each of its ways. */
export const paddleOffers: Record<string, Offer> = {
  named: { type: 'discount', percentOff: 20, durationInMonths: 3, couponId: 'dsc_save20' },
  amount: { type: 'discount', amountOff: 500, ...usd, duration: 'once' },
  pause: { type: 'pause', lengths: [1, 2], unit: 'month' },
  rest: { type: 'pause', lengths: [1], unit: 'month', starts: 'now' },
  later: { type: 'plan_change', starts: 'period_end', plans: [{ ...basic, interval: 'month' }] },
  now: { type: 'plan_change', plans: [{ ...basic, interval: 'month' }] },
  trial: { type: 'trial_extension', days: 14 },
  credit: { type: 'credit', amount: 1000, ...usd },
  free: { type: 'credit', periods: 2 },
  skip: { type: 'skip' },
  move: { type: 'reschedule', lengths: [2], unit: 'week' },
  swap: { type: 'swap', products: [basic] },
}

const secret = 'a-secret-for-tests-that-is-long-enough'
export const webhookSecret = 'pdl_ntfset_test'

/** A shop on a stand-in of its own. */
export interface PaddleShop {
  standIn: StandIn
  paddle: Paddle
  /** The app as a process starts it: a second one knows nothing of the first but what the database holds. */
  start: () => ReturnType<typeof createApp>
}

/** Opens a shop whose customer is Ada. */
export async function openShop(query: Query, webhook?: Webhook): Promise<PaddleShop> {
  const standIn = await startStandIn(webhook && { webhook })
  const environment = standIn.url as Environment
  const paddle = new Paddle('pdl_test_1', { environment, logLevel: LogLevel.none })
  const signedIn = () => ({ id: 'ctm_ada', subscription: 'sub_ada' })
  const config = configOf(paddleOffers)
  return { standIn, paddle, start: () => createApp({ paddle, query, secret, webhookSecret, signedIn, config }) }
}

/** What the next four renewals charge, in cents, and when the first of them is. */
export function nextCharges({ world, passDays }: StandIn): { amounts: number[]; first: string | undefined } {
  for (let month = 0; month < 7; month += 1) passDays(31)
  const charges = world.charges.slice(0, 4)
  return { amounts: charges.map(({ amount }) => amount), first: charges[0]?.at.slice(0, 13) }
}
