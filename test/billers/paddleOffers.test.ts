import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { later } from '../../src/situation/moment'
import { post, tokenOf } from './everyOffer'
import { openDatabase } from './openDatabase'
import { nextCharges, openShop, type PaddleShop, paddleOffers } from './paddleShop'

const database = await openDatabase()
let shop: PaddleShop

beforeEach(async () => {
  vi.restoreAllMocks()
  await database.clear()
  shop = await openShop(database.query)
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
})

afterEach(() => shop.standIn.close())
afterAll(() => database.close())

/** An offer, what the page posts of it, what the next renewals charge by it and from when on, and how many requests change something. */
interface Row {
  offer: keyof typeof paddleOffers
  choice: object
  amounts: number[]
  /** When the first charge is, by when it would have been. */
  first?: (due: string) => string
  requests: number
}

const plain = [4900, 4900, 4900, 4900]
const cheaper = [1900, 1900, 1900, 1900]
const inMonths = (count: number) => (due: string) => later(due, count, 'month') ?? ''
const inDays = (count: number) => (due: string) => later(due, count, 'day') ?? ''
const inAMonthFromNow = () => inMonths(1)(new Date().toISOString())

const rows: Row[] = [
  { offer: 'named', choice: { percentOff: 20 }, amounts: [3920, 3920, 3920, 4900], requests: 1 },
  { offer: 'amount', choice: { amountOff: 500 }, amounts: [4400, 4900, 4900, 4900], requests: 2 },
  { offer: 'pause', choice: { length: 1, unit: 'month' }, amounts: plain, first: inMonths(1), requests: 2 },
  { offer: 'pause', choice: { length: 2, unit: 'month' }, amounts: plain, first: inMonths(2), requests: 2 },
  { offer: 'rest', choice: { length: 1, unit: 'month' }, amounts: plain, first: inAMonthFromNow, requests: 2 },
  { offer: 'later', choice: { planId: 'pri_basic' }, amounts: cheaper, requests: 1 },
  { offer: 'now', choice: { planId: 'pri_basic' }, amounts: cheaper, requests: 1 },
  { offer: 'trial', choice: { days: 14 }, amounts: plain, first: inDays(14), requests: 1 },
  { offer: 'credit', choice: { amount: 1000 }, amounts: [3900, 4900, 4900, 4900], requests: 2 },
  { offer: 'free', choice: { periods: 2 }, amounts: [0, 0, 4900, 4900], requests: 2 },
  { offer: 'skip', choice: {}, amounts: plain, first: inMonths(1), requests: 1 },
  { offer: 'move', choice: { length: 2, unit: 'week' }, amounts: plain, first: inDays(14), requests: 1 },
  { offer: 'swap', choice: { productId: 'pri_basic' }, amounts: cheaper, requests: 1 },
]

function ada() {
  const found = shop.standIn.world.subscriptions.get('sub_ada')
  if (!found) throw new Error('no Ada')
  return found
}

/** The page is open: what is posted from it, again and again if need be. */
async function openPage({ offer, choice }: Row) {
  const { type = '' } = paddleOffers[offer] ?? {}
  if (type === 'trial_extension') ada().status = 'trialing'
  let app = shop.start()
  const token = await tokenOf(app)
  const accept = (sessionId = 's1') => post(app, { action: type, choice, offer, token, sessionId })
  const crash = () => {
    app = shop.start()
  }
  return { accept, crash }
}

const changing = () => shop.standIn.heard.filter(({ request }) => !request.startsWith('GET'))
const loggedError = () => String(vi.mocked(console.error).mock.calls.at(-1)?.[1])

describe.each(rows)('$offer $choice', (row) => {
  let due: string

  beforeEach(() => {
    due = ada().next_billed_at ?? ''
  })

  /** Lets the next months pass, and holds what they are charged against the row. */
  function expectCharged(): void {
    const { first = (time: string) => time, amounts } = row
    expect(nextCharges(shop.standIn)).toEqual({ amounts, first: first(due).slice(0, 13) })
  }

  it('is applied, and charged so', async () => {
    const { accept } = await openPage(row)
    expect(await accept()).toMatchObject({ status: 200, said: { confirmationId: expect.any(String) } })
    expect(changing()).toHaveLength(row.requests)
    expectCharged()
  })

  it('is applied once, however often it is asked for', async () => {
    const { accept } = await openPage(row)
    const answers = [await accept(), await accept(), await accept('s2')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409])
    expect(changing()).toHaveLength(row.requests)
    expectCharged()
  })

  it('is applied once where two requests come at once', async () => {
    const { accept } = await openPage(row)
    await Promise.all([accept(), accept()])
    expect((await accept()).status).toBe(200)
    expectCharged()
  })

  it('waits where Paddle is busy', async () => {
    const { accept } = await openPage(row)
    shop.standIn.faults.push('rate_limit', 'rate_limit')
    expect((await accept()).status).toBe(200)
    expectCharged()
  })

  it.each(Array.from({ length: row.requests }, (_, step) => step))(
    'is applied once after a crash behind request %s',
    async (step) => {
      const { accept, crash } = await openPage(row)
      shop.standIn.faults.push(...Array.from({ length: step }, () => undefined), 'lost')
      expect((await accept()).status).toBe(500)
      crash()
      expect((await accept()).status).toBe(200)
      expectCharged()
    },
  )

  it('is refused in the customer’s words where the card is, and can be taken once it works', async () => {
    const { accept } = await openPage(row)
    shop.standIn.faults.push('declined')
    expect(await accept()).toMatchObject({
      status: 409,
      said: { message: expect.stringContaining('card was declined') },
    })
    expect((await accept('s2')).status).toBe(200)
    expectCharged()
  })

  it('is not applied to what has ended', async () => {
    const { accept } = await openPage(row)
    await shop.paddle.subscriptions.cancel('sub_ada', { effectiveFrom: 'immediately' })
    expect(await accept()).toMatchObject({ status: 409, said: { message: 'Your subscription has ended already.' } })
    expect(changing()).toHaveLength(1)
  })

  it('changes nothing where Paddle is down', async () => {
    const { accept } = await openPage(row)
    const before = structuredClone(ada())
    shop.standIn.faults.push('down')
    expect((await accept()).status).toBe(500)
    expect(ada()).toEqual(before)
  })
})

describe('what the customer was shown', () => {
  const row = (offer: string) => rows.find((each) => each.offer === offer) as Row
  const change = (kept: 'discounts' | 'prices', id: string, to: object) => () =>
    Object.assign(shop.standIn.world[kept].get(id) ?? {}, to)

  it.each<[string, string, () => void]>([
    ['named', 'amount', change('discounts', 'dsc_save20', { amount: '10' })],
    ['named', 'maximumRecurringIntervals', change('discounts', 'dsc_save20', { maximum_recurring_intervals: null })],
    [
      'later',
      'the offer says 1900',
      change('prices', 'pri_basic', { unit_price: { amount: '2900', currency_code: 'USD' } }),
    ],
    ['now', 'archived', change('prices', 'pri_basic', { status: 'archived' })],
    [
      'swap',
      'the offer says 1900',
      change('prices', 'pri_basic', { unit_price: { amount: '1900', currency_code: 'EUR' } }),
    ],
  ])('is what is applied, or nothing: %s, %s', async (offer, says, change) => {
    const { accept } = await openPage(row(offer))
    change()
    expect((await accept()).status).toBe(500)
    expect(loggedError()).toContain(says)
    expect(changing()).toEqual([])
  })

  it.each(['amount', 'credit', 'later', 'swap'])('is not applied in another currency: %s', async (offer) => {
    ada().currency_code = 'EUR'
    const { accept } = await openPage(row(offer))
    expect((await accept()).status).toBeGreaterThan(400)
    expect(changing()).toEqual([])
  })

  it('leaves a discount that runs alone, since there can be one only', async () => {
    const { accept } = await openPage(row('amount'))
    ada().discount = { id: 'dsc_better', starts_at: null, ends_at: null }
    expect(await accept()).toMatchObject({ status: 409, said: { message: 'You have a discount already.' } })
    expect(ada().discount?.id).toBe('dsc_better')
  })

  it.each<[string, () => void, string]>([
    ['the discount is archived', change('discounts', 'dsc_save20', { status: 'archived' }), 'This offer has ended.'],
    ['an invoice is open', () => Object.assign(ada(), { status: 'past_due' }), 'An invoice is open.'],
  ])('is refused where %s', async (_, change, says) => {
    const { accept } = await openPage(row('named'))
    change()
    expect(await accept()).toMatchObject({ status: 409, said: { message: expect.stringContaining(says) } })
  })
})
