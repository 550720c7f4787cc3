import { serve } from '@hono/node-server'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signed } from '../../examples/stripe/standIn/sendWebhooks'
import { post, tokenOf } from './everyOffer'
import { openDatabase } from './openDatabase'
import { openShop, type StripeShop, webhookSecret } from './stripeShop'

const database = await openDatabase()
let shop: StripeShop
let app: ReturnType<StripeShop['start']>
let listening: ReturnType<typeof serve>

beforeEach(async () => {
  await database.clear()
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  shop = await openShop(database.query, {
    webhook: { url: `http://127.0.0.1:${port}/webhooks`, secret: webhookSecret },
  })
  app = shop.start()
  listening = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
})

afterEach(async () => {
  await new Promise((resolve) => listening.close(resolve))
  await shop.standIn.close()
})
afterAll(() => database.close())

const ada = () => shop.standIn.world.subscriptions.get('sub_ada')

/** What the receiver holds of cancellations, once all webhooks have come. */
async function recorded(): Promise<object[]> {
  await shop.standIn.settled()
  return database.recorded()
}

async function rows(): Promise<Record<string, unknown>[]> {
  await shop.standIn.settled()
  return database.billed()
}

describe('the cancellation', () => {
  it('ends with the paid period, is told to Stripe with the reason, and can be taken back', async () => {
    const answers = { reason: 'too_expensive' }
    const { status, said } = await post(app, { action: 'cancel', choice: { ends: 'period_end' }, answers })
    const end = new Date((ada()?.items[0]?.current_period_end ?? 0) * 1000).toISOString()
    expect([status, Date.parse(said.effectiveAt ?? ''), said.undoUntil]).toEqual([
      200,
      Date.parse(end),
      said.effectiveAt,
    ])
    expect(ada()).toMatchObject({ cancel_at_period_end: true, cancellation_details: { feedback: 'too_expensive' } })
    expect((await post(app, { action: 'resume' })).status).toBe(200)
    expect(ada()).toMatchObject({ cancel_at_period_end: false, status: 'active' })
    // The same visit under the same key: Stripe would answer what it answered before, and leave it running.
    expect((await post(app, { action: 'cancel', choice: { ends: 'period_end' } })).status).toBe(200)
    expect(ada()?.cancel_at_period_end).toBe(true)
    shop.standIn.passDays(31)
    expect([ada()?.status, shop.standIn.world.invoices]).toEqual(['canceled', []])
  })

  it('ends at once where that is picked, and says so again to whoever asks again', async () => {
    const now = { action: 'cancel', choice: { ends: 'now' } }
    const answers = [await post(app, now), await post(app, now), await post(app, { action: 'cancel' })]
    expect(answers.map(({ status, said }) => [status, said.confirmationId, said.undoUntil])).toEqual(
      Array.from({ length: 3 }, () => [200, 'sub_ada', undefined]),
    )
    expect(ada()?.status).toBe('canceled')
    expect(await post(app, { action: 'resume' })).toMatchObject({ status: 409, said: { message: /has ended/ } })
  })

  it('takes a planned change of the plan off first, since Stripe cancels nothing that a schedule manages', async () => {
    const token = await tokenOf(app)
    await post(app, { action: 'plan_change', choice: { planId: 'price_basic' }, offer: 'later', token })
    expect(ada()?.schedule).toBeTruthy()
    expect((await post(app, { action: 'cancel', sessionId: 's2' })).status).toBe(200)
    expect(ada()).toMatchObject({ schedule: null, cancel_at_period_end: true })
  })

  it('is the page’s own, too, where no flow is', async () => {
    expect((await app.request('/cancel', { method: 'POST' })).status).toBe(303)
    expect(ada()?.cancel_at_period_end).toBe(true)
  })

  it('takes a pause back', async () => {
    const token = await tokenOf(app)
    await post(app, { action: 'pause', choice: { length: 1, unit: 'month' }, offer: 'pause', token })
    expect(ada()?.pause_collection).toMatchObject({ behavior: 'void' })
    expect((await post(app, { action: 'resume' })).status).toBe(200)
    expect(ada()?.pause_collection).toBeNull()
  })
})

describe('webhooks', () => {
  it('record a cancellation in Stripe’s portal once, when it is asked for, with the reason', async () => {
    const cancellation_details = { feedback: 'unused' as const }
    await shop.stripe.subscriptions.update('sub_ada', { cancel_at_period_end: true, cancellation_details })
    shop.standIn.passDays(31)
    expect(await recorded()).toEqual([
      {
        ...{ channel: 'stripe', mode: 'test', reason: 'unused', customer: { id: 'cus_ada' } },
        subscription: expect.objectContaining({ id: 'sub_ada', status: 'canceling', mrr: 4900, currency: 'USD' }),
      },
    ])
    expect((await rows()).map(({ status, ended_at }) => [status, Boolean(ended_at)])).toEqual([
      ['active', false],
      ['canceled', true],
    ])
  })

  it('keep payments as rows of the subscription', async () => {
    shop.standIn.passDays(31)
    expect(await rows()).toEqual([
      {
        ...{ id: 'sub_ada', livemode: false, updated_at: expect.any(String) },
        paid: [{ amount: 4900, currency: 'usd', paid_at: expect.any(Number) }],
      },
    ])
  })

  it('record nothing of a customer who never left', async () => {
    await shop.stripe.subscriptions.update('sub_ada', { metadata: { a: 'b' } })
    expect([await recorded(), (await rows()).length]).toEqual([[], 1])
  })

  it.each([
    ['of another secret', (body: string) => signed(body, 'whsec_other')],
    ['of an old time', (body: string) => signed(body, webhookSecret, Math.floor(Date.now() / 1000) - 3600)],
    ['of another body', () => signed('{}', webhookSecret)],
    ['that is none', () => 'v1=1'],
  ])('are refused with a signature %s', async (_, sign) => {
    const body = JSON.stringify({
      id: 'evt_x',
      object: 'event',
      type: 'customer.subscription.deleted',
      data: { object: {} },
    })
    const answer = await app.request('/webhooks', { method: 'POST', body, headers: { 'stripe-signature': sign(body) } })
    expect([answer.status, await recorded()]).toEqual([400, []])
  })
})
