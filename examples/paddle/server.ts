import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Environment, Paddle } from '@paddle/paddle-node-sdk'
import { createApp } from './app'
import { openDatabase } from './database'
import { startStandIn } from './standIn/startStandIn'

const {
  PADDLE_KEY,
  PADDLE_ENVIRONMENT = 'sandbox',
  PADDLE_WEBHOOK_SECRET = 'pdl_ntfset_of_the_stand_in',
  PADDLE_CUSTOMER = 'ctm_ada',
  PADDLE_SUBSCRIPTION = 'sub_ada',
  FAIRWELL_SECRET = randomBytes(48).toString('base64'),
  DATABASE_URL,
  PORT = '3000',
} = process.env

const page = `http://localhost:${PORT}`
const standIn = PADDLE_KEY
  ? undefined
  : await startStandIn({ webhook: { url: `${page}/webhooks`, secret: PADDLE_WEBHOOK_SECRET } })
const isLive = PADDLE_ENVIRONMENT === 'production'
// The SDK takes an address of one's own in place of the environment's name.
const environment = (standIn?.url as Environment) ?? (isLive ? Environment.production : Environment.sandbox)
const paddle = new Paddle(PADDLE_KEY || 'pdl_sdbx_apikey_stand_in', { environment })

const app = createApp({
  paddle,
  query: await openDatabase(DATABASE_URL),
  secret: FAIRWELL_SECRET,
  webhookSecret: PADDLE_WEBHOOK_SECRET,
  mode: isLive ? 'live' : 'test',
  // A shop of yours asks its session who this is.
  signedIn: () => ({ id: PADDLE_CUSTOMER, subscription: PADDLE_SUBSCRIPTION }),
})
serve({ fetch: app.fetch, port: Number(PORT) }, () => {
  console.log(
    `${page} (${standIn ? 'no PADDLE_KEY: a stand-in of Paddle answers, and nothing is charged' : 'Paddle answers'})`,
  )
})
