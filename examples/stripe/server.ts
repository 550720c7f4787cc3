import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import Stripe from 'stripe'
import { createApp } from './app'
import { openDatabase } from './database'
import { startStandIn } from './standIn/startStandIn'

const {
  STRIPE_KEY,
  STRIPE_WEBHOOK_SECRET = 'whsec_of_the_stand_in',
  STRIPE_CUSTOMER = 'cus_ada',
  STRIPE_SUBSCRIPTION = 'sub_ada',
  FAIRWELL_SECRET = randomBytes(48).toString('base64'),
  DATABASE_URL,
  PORT = '3000',
} = process.env

const page = `http://localhost:${PORT}`
const standIn = STRIPE_KEY
  ? undefined
  : await startStandIn({ webhook: { url: `${page}/webhooks`, secret: STRIPE_WEBHOOK_SECRET } })
const stripe = new Stripe(STRIPE_KEY || 'sk_test_stand_in', standIn?.address)

const app = createApp({
  stripe,
  query: await openDatabase(DATABASE_URL),
  secret: FAIRWELL_SECRET,
  webhookSecret: STRIPE_WEBHOOK_SECRET,
  // A shop of yours asks its session who this is.
  signedIn: () => ({ id: STRIPE_CUSTOMER, subscription: STRIPE_SUBSCRIPTION }),
})
serve({ fetch: app.fetch, port: Number(PORT) }, () => {
  console.log(
    `${page} (${standIn ? 'no STRIPE_KEY: a stand-in of Stripe answers, and nothing is charged' : 'Stripe answers'})`,
  )
})
