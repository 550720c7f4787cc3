import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fault } from '../../examples/stripe/standIn/startStandIn'
import { post, tokenOf } from './everyOffer'
import { openDatabase } from './openDatabase'
import { nextInvoices, openShop, type StripeShop, stripeOffers } from './stripeShop'

const database = await openDatabase()
let shop: StripeShop

beforeEach(async () => {
  vi.restoreAllMocks()
  await database.clear()
  shop = await openShop(database.query)
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
})

afterEach(() => shop.standIn.close())
afterAll(() => database.close())

/** An offer, what the page posts of it, what the next months are charged by it, and how many requests change something. */
interface Row {
  offer: keyof typeof stripeOffers
  choice: object
  charged: (number | string)[]
  requests: number
}

const rows: Row[] = [
  { offer: 'coupon', choice: { percentOff: 20 }, charged: [3920, 3920, 3920, 4900], requests: 1 },
  { offer: 'amount', choice: { amountOff: 500 }, charged: [4400, 4900, 4900, 4900], requests: 2 },
  { offer: 'pause', choice: { length: 1, unit: 'month' }, charged: [0, 4900, 4900, 4900], requests: 1 },
  { offer: 'pause', choice: { length: 2, unit: 'month' }, charged: [0, 0, 4900, 4900], requests: 1 },
  { offer: 'later', choice: { planId: 'price_basic' }, charged: [1900, 1900, 1900, 1900], requests: 2 },
  { offer: 'now', choice: { planId: 'price_basic' }, charged: [1900, 1900, 1900, 1900], requests: 1 },
  { offer: 'trial', choice: { days: 14 }, charged: [4900, 4900, 4900, 4900], requests: 1 },
  { offer: 'credit', choice: { amount: 1000 }, charged: [3900, 4900, 4900, 4900], requests: 2 },
  { offer: 'free', choice: { periods: 1 }, charged: [0, 4900, 4900, 4900], requests: 2 },
  { offer: 'skip', choice: {}, charged: [0, 4900, 4900, 4900], requests: 1 },
  { offer: 'swap', choice: { productId: 'price_basic' }, charged: [1900, 1900, 1900, 1900], requests: 1 },
  { offer: 'gift', choice: { productId: 'mug' }, charged: [4900, 'Gift: mug', 4900, 4900, 4900], requests: 2 },
]

const plain = [4900, 4900, 4900, 4900]

function ada() {
  const found = shop.standIn.world.subscriptions.get('sub_ada')
  if (!found) throw new Error('no Ada')
  return found
}

/** The page is open: what is posted from it, again and again if need be. */
async function openPage({ offer, choice }: Row) {
  const { type = '' } = stripeOffers[offer] ?? {}
  if (type === 'trial_extension') {
    const end = ada().items[0]?.current_period_end ?? 0
    Object.assign(ada(), { status: 'trialing', trial_end: end })
  }
  let app = shop.start()
  const token = await tokenOf(app)
  const accept = (sessionId = 's1') => post(app, { action: type, choice, offer, token, sessionId })
  const crash = () => {
    app = shop.start()
  }
  return { accept, crash }
}

const changing = () => shop.standIn.heard.filter(({ request }) => !request.startsWith('GET'))

describe.each(rows)('$offer $choice', (row) => {
  it('is applied, and charged so', async () => {
    const { accept } = await openPage(row)
    expect(await accept()).toMatchObject({ status: 200, said: { confirmationId: expect.any(String) } })
    expect(changing()).toHaveLength(row.requests)
    expect(nextInvoices(shop.standIn)).toEqual(row.charged)
  })

  it('is applied once, however often it is asked for', async () => {
    const { accept } = await openPage(row)
    const answers = [await accept(), await accept(), await accept('s2')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409])
    const both = await Promise.all([accept(), accept()])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(nextInvoices(shop.standIn)).toEqual(row.charged)
  })

  it('is applied once where two requests come at once', async () => {
    const { accept } = await openPage(row)
    const answers = await Promise.all([accept(), accept()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(nextInvoices(shop.standIn)).toEqual(row.charged)
  })

  it('waits where Stripe is busy', async () => {
    const { accept } = await openPage(row)
    shop.standIn.faults.push('rate_limit', 'rate_limit')
    expect((await accept()).status).toBe(200)
    expect(nextInvoices(shop.standIn)).toEqual(row.charged)
  })

  const steps = Array.from({ length: row.requests }, (_, step) => step)
  it.each(
    steps.flatMap((step) => [
      { step, keys: 'known' },
      { step, keys: 'forgotten' },
    ]),
  )('is applied once after a crash behind request $step, keys $keys', async ({ step, keys }) => {
    const { accept, crash } = await openPage(row)
    const lost: Fault[] = ['lost', 'lost', 'lost']
    shop.standIn.faults.push(...Array.from({ length: step }, () => undefined), ...lost)
    expect((await accept()).status).toBe(500)
    crash()
    if (keys === 'forgotten') shop.standIn.forgetKeys()
    expect((await accept()).status).toBe(200)
    expect(nextInvoices(shop.standIn)).toEqual(row.charged)
  })

  it('is refused in the customer’s words where the card is, and can be taken once it works', async () => {
    const { accept } = await openPage(row)
    shop.standIn.faults.push('declined')
    expect(await accept()).toMatchObject({
      status: 409,
      said: { message: expect.stringContaining('card was declined') },
    })
    expect((await accept('s2')).status).toBe(200)
    expect(nextInvoices(shop.standIn)).toEqual(row.charged)
  })

  it('is not applied to what has ended', async () => {
    const { accept } = await openPage(row)
    await shop.stripe.subscriptions.cancel('sub_ada')
    expect(await accept()).toMatchObject({ status: 409, said: { message: 'Your subscription has ended already.' } })
    expect(changing()).toHaveLength(1)
  })

  it('changes nothing where Stripe is down', async () => {
    const { accept } = await openPage(row)
    shop.standIn.faults.push('down')
    expect((await accept()).status).toBe(500)
    expect(nextInvoices(shop.standIn)).toEqual(plain)
  })
})

describe('what the customer was shown', () => {
  const row = (offer: string) => rows.find((each) => each.offer === offer) as Row

  it.each<[string, string, () => void]>([
    ['coupon', 'percent_off', () => Object.assign(shop.standIn.world.coupons.get('SAVE20') ?? {}, { percent_off: 10 })],
    [
      'coupon',
      'duration_in_months',
      () => Object.assign(shop.standIn.world.coupons.get('SAVE20') ?? {}, { duration_in_months: 12 }),
    ],
    [
      'later',
      'the offer says 1900',
      () => Object.assign(shop.standIn.world.prices.get('price_basic') ?? {}, { unit_amount: 2900 }),
    ],
    ['now', 'not sold', () => Object.assign(shop.standIn.world.prices.get('price_basic') ?? {}, { active: false })],
    [
      'swap',
      'the offer says 1900',
      () => Object.assign(shop.standIn.world.prices.get('price_basic') ?? {}, { currency: 'eur' }),
    ],
  ])('is what is applied, or nothing: %s, %s', async (offer, says, change) => {
    const { accept } = await openPage(row(offer))
    change()
    expect((await accept()).status).toBe(500)
    expect(String(vi.mocked(console.error).mock.calls.at(-1)?.[1])).toContain(says)
    expect(changing()).toEqual([])
  })

  it('has ended where the coupon has', async () => {
    const { accept } = await openPage(row('coupon'))
    Object.assign(shop.standIn.world.coupons.get('SAVE20') ?? {}, { valid: false })
    expect(await accept()).toMatchObject({ status: 409, said: { message: 'This offer has ended.' } })
  })

  it.each(['amount', 'credit', 'later', 'swap'])('is not applied in another currency: %s', async (offer) => {
    ada().currency = 'eur'
    const { accept } = await openPage(row(offer))
    expect((await accept()).status).toBeGreaterThan(400)
    expect(changing()).toEqual([])
  })

  it('moves no money where the page tries its flow out', async () => {
    const app = shop.start()
    const answer = await post(app, { action: 'cancel', mode: 'test' })
    expect(answer).toMatchObject({ status: 200, said: { message: 'Tried out: nothing was changed.' } })
    expect(changing()).toEqual([])
  })
})
