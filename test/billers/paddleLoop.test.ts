import { serve } from '@hono/node-server'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signed } from '../../examples/paddle/standIn/sendWebhooks'
import { post, tokenOf } from './everyOffer'
import { openDatabase } from './openDatabase'
import { openShop, type PaddleShop, webhookSecret } from './paddleShop'

const database = await openDatabase()
let shop: PaddleShop
let app: ReturnType<PaddleShop['start']>
let listening: ReturnType<typeof serve>

beforeEach(async () => {
  await database.clear()
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  shop = await openShop(database.query, { url: `http://127.0.0.1:${port}/webhooks`, secret: webhookSecret })
  app = shop.start()
  listening = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
})

afterEach(async () => {
  await new Promise((resolve) => listening.close(resolve))
  await shop.standIn.close()
})
afterAll(() => database.close())

function ada() {
  const found = shop.standIn.world.subscriptions.get('sub_ada')
  if (!found) throw new Error('no Ada')
  return found
}

async function accept(action: string, offer: string, choice: object) {
  return post(app, { action, choice, offer, token: await tokenOf(app) })
}

describe('the cancellation', () => {
  it('ends with the paid period, and can be taken back and made again', async () => {
    const end = ada().next_billed_at ?? ''
    const { status, said } = await post(app, { action: 'cancel', choice: { ends: 'period_end' } })
    expect([status, Date.parse(said.effectiveAt ?? ''), said.undoUntil]).toEqual([
      200,
      Date.parse(end),
      said.effectiveAt,
    ])
    expect((await post(app, { action: 'cancel' })).status).toBe(200)
    expect((await post(app, { action: 'resume' })).status).toBe(200)
    expect(ada()).toMatchObject({ status: 'active', scheduled_change: null })
    expect((await post(app, { action: 'cancel' })).status).toBe(200)
    shop.standIn.passDays(31)
    expect([ada().status, shop.standIn.world.charges]).toEqual(['canceled', []])
  })

  it('ends at once where that is picked, and says so again to whoever asks again', async () => {
    const now = { action: 'cancel', choice: { ends: 'now' } }
    const answers = [await post(app, now), await post(app, now), await post(app, { action: 'cancel' })]
    expect(answers.map(({ status, said }) => [status, said.confirmationId, said.undoUntil])).toEqual(
      Array.from({ length: 3 }, () => [200, 'sub_ada', undefined]),
    )
    expect(await post(app, { action: 'resume' })).toMatchObject({ status: 409, said: { message: /has ended/ } })
  })

  it('takes a pause that is still to come off first, since Paddle plans one change at a time', async () => {
    await accept('pause', 'pause', { length: 1, unit: 'month' })
    expect(ada().scheduled_change?.action).toBe('pause')
    expect((await post(app, { action: 'cancel', sessionId: 's2' })).status).toBe(200)
    expect(ada().scheduled_change?.action).toBe('cancel')
  })

  it('ends what is paused, which has no period that could end', async () => {
    await accept('pause', 'rest', { length: 1, unit: 'month' })
    expect(ada().status).toBe('paused')
    expect((await post(app, { action: 'cancel', sessionId: 's2' })).status).toBe(200)
    expect(ada().status).toBe('canceled')
  })

  it.each(['pause', 'rest'])('takes a pause back: %s', async (offer) => {
    await accept('pause', offer, { length: 1, unit: 'month' })
    expect((await post(app, { action: 'resume' })).status).toBe(200)
    expect(ada()).toMatchObject({ status: 'active', scheduled_change: null })
  })

  it('is the page’s own, too, where no flow is', async () => {
    expect((await app.request('/cancel', { method: 'POST' })).status).toBe(303)
    expect(ada().scheduled_change?.action).toBe('cancel')
  })
})

describe('webhooks', () => {
  it('record a cancellation in Paddle’s portal once, when it is asked for', async () => {
    await shop.paddle.subscriptions.cancel('sub_ada', { effectiveFrom: 'next_billing_period' })
    shop.standIn.passDays(31)
    await shop.standIn.settled()
    expect(await database.recorded()).toEqual([
      {
        ...{ channel: 'paddle', mode: 'live', customer: { id: 'ctm_ada' } },
        subscription: expect.objectContaining({ id: 'sub_ada', status: 'canceling', mrr: 4900, currency: 'USD' }),
      },
    ])
    expect((await database.billed()).map(({ status, canceled_at }) => [status, Boolean(canceled_at)])).toEqual([
      ['active', false],
      ['canceled', true],
    ])
  })

  it('record nothing of what ended because it was past due', async () => {
    ada().status = 'past_due'
    const { world } = shop.standIn
    world.tell('subscription.past_due', { ...(await rawSubscription()), status: 'past_due' })
    await shop.paddle.subscriptions.cancel('sub_ada', { effectiveFrom: 'immediately' })
    await shop.standIn.settled()
    expect([await database.recorded(), (await database.billed()).length]).toEqual([[], 2])
  })

  it('keep payments as rows of the subscription', async () => {
    const due = ada().next_billed_at
    shop.standIn.passDays(25)
    await shop.standIn.settled()
    expect(await database.billed()).toEqual([
      {
        ...{ id: 'sub_ada', updated_at: expect.any(String) },
        paid: [{ amount: 4900, currency: 'USD', paid_at: due }],
      },
    ])
  })

  it.each([
    ['of another secret', (body: string) => signed(body, 'pdl_other')],
    ['of an old time', (body: string) => signed(body, webhookSecret, Math.floor(Date.now() / 1000) - 60)],
    ['of another body', () => signed('{}', webhookSecret)],
    ['that is none', () => 'h1=1'],
    ['that is missing', () => ''],
  ])('are refused with a signature %s', async (_, sign) => {
    const body = JSON.stringify({ event_id: 'evt_x', event_type: 'subscription.canceled', data: {} })
    const answer = await app.request('/webhooks', { method: 'POST', body, headers: { 'paddle-signature': sign(body) } })
    expect([answer.status, await database.recorded()]).toEqual([400, []])
  })
})

/** Ada's subscription as the API answers it. */
async function rawSubscription(): Promise<object> {
  const headers = { authorization: 'Bearer pdl_test_1' }
  const answer = await fetch(`${shop.standIn.url}/subscriptions/sub_ada`, { headers })
  return (await answer.json()).data
}
