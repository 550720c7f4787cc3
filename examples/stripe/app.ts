import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, defineConfig } from 'fairwell'
import { fromStripe } from 'fairwell/billing'
import { followBilling, keepGrants, performActions, type Query, receiveEvents, signSituation } from 'fairwell/server'
import { type Context, Hono } from 'hono'
import type Stripe from 'stripe'
import ownConfig from './cancel-flow.json' with { type: 'json' }
import type { Member } from './offers/apply'
import { cancel } from './offers/cancel'
import { accountPage } from './page'
import { stripePerformers } from './performers'
import { changeIn } from './webhooks'

/** What the shop is made of. */
export interface Shop {
  stripe: Stripe
  query: Query
  /** Signs what the page is told of who is leaving: at least 32 bytes. */
  secret: string
  /** Of the webhook endpoint, as Stripe shows it. */
  webhookSecret: string
  /** Who is signed in; a shop of yours asks its session. */
  signedIn: (request: Request) => Member | undefined
  config?: Config
}

const expand = ['customer', 'items.data.price.product', 'discounts.source.coupon']

/** The account page, the actions of its cancel flow, its events, and Stripe's webhooks. */
export function createApp({
  stripe,
  query,
  secret,
  webhookSecret,
  signedIn,
  config = defineConfig(ownConfig),
}: Shop): Hono {
  const app = new Hono()
  const grants = keepGrants({ query })
  const receive = receiveEvents({ query })
  const follow = followBilling({ query, channel: 'stripe', source: 'https://shop.example/billing' })
  const perform = performActions({ config, secret, signedIn, ...grants, perform: stripePerformers(stripe) })

  app.get('/', async (context) => {
    const member = signedIn(context.req.raw)
    if (!member) return context.text('Nobody is signed in.', 401)
    const subscription = await stripe.subscriptions.retrieve(member.subscription, { expand })
    const { customer, subscription: paid } = fromStripe(subscription)
    const facts = { customer, subscription: paid }
    const history = await grants.history(member.id)
    const situation = { ...facts, ...(history && { history }) }
    const token = await signSituation(situation, { secret, config })
    return context.html(accountPage(paid, { ...situation, token }))
  })
  app.post('/cancel-actions', (context) => perform(context.req.raw))
  app.on(['POST', 'OPTIONS'], '/cancel-events', (context) => receive(context.req.raw))
  // The page's own way out, where the flow cannot be loaded.
  app.post('/cancel', async (context) => {
    const customer = signedIn(context.req.raw)
    if (!customer) return context.text('Nobody is signed in.', 401)
    const { id } = customer
    await cancel(stripe)({
      name: 'cancel',
      customer,
      choice: {},
      idempotencyKey: id,
      mode: 'live',
      answers: {},
      sessionId: id,
    })
    return context.redirect('/', 303)
  })
  app.post('/webhooks', async (context) => {
    const event = await eventIn(context)
    if (!event) return context.text('Expected a signature of Stripe.', 400)
    const change = changeIn(event)
    if (change) await follow(change)
    return context.json({ received: true })
  })
  app.get('/cancel-flow.json', (context) => context.json(config))
  app.get('/fairwell/:file{.+\\.js}', async (context) => {
    const folder = join(fileURLToPath(import.meta.resolve('fairwell')), '..')
    const text = await readFile(join(folder, basename(context.req.param('file'))), 'utf8').catch(() => undefined)
    return text ? context.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8' }) : context.notFound()
  })
  return app

  /** The event, if Stripe has signed this very text less than five minutes ago. */
  async function eventIn(context: Context): Promise<Stripe.Event | undefined> {
    const signature = context.req.header('stripe-signature') ?? ''
    try {
      return await stripe.webhooks.constructEventAsync(await context.req.text(), signature, webhookSecret)
    } catch {
      return undefined
    }
  }
}
