import { beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { type Action, type ActionsOptions, performActions, signSituation } from '../../../src/server'
import { config, facts, inMemory, secret } from '../../support/claiming'

interface User {
  id: string
  plan: string
}

const user: User = { id: 'cus_1', plan: 'pro' }
const session = {
  sessionId: 's1',
  flowId: 'main',
  mode: 'live',
  answers: { reason: 'price' },
  locale: 'en',
  offer: { id: 'save20', type: 'discount' },
}
const terms = { percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' }

let done: Action<User>[]
let said: unknown[]
let token: string

beforeEach(async () => {
  done = []
  said = []
  token = await signSituation(facts, { secret, config })
})

const keep = (action: Action<User>) => void done.push(action)

function server(change: Partial<ActionsOptions<User>> = {}) {
  return performActions<User>({
    config,
    secret,
    signedIn: (request) => (request.headers.get('cookie') === 'user=1' ? user : undefined),
    seen: inMemory().seen,
    perform: { cancel: () => ({ confirmationId: 'CN-1' }), discount: keep, pause: keep, plan_change: keep },
    onError: (error) => said.push(error),
    onRefused: ({ code }) => said.push(code),
    ...change,
  })
}

interface Posting {
  body?: unknown
  headers?: Record<string, string>
  method?: string
}

function posted({ body = {}, headers = {}, method = 'POST' }: Posting = {}): Request {
  const usual = { 'content-type': 'application/json', cookie: 'user=1', origin: 'https://shop.test' }
  return new Request('https://shop.test/cancel-actions', {
    method,
    headers: { ...usual, ...headers },
    ...(method === 'POST' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

const accept = (change: object = {}) => ({ action: 'discount', choice: { percentOff: 20 }, session, token, ...change })

async function answered(response: Promise<Response>) {
  const { status, ...rest } = await response
  return { status, said: await (await response).json(), rest }
}

describe('an offer that the customer was shown', () => {
  it('is performed in the config’s terms, on the signed facts, once under one key', async () => {
    const handle = server()
    for (const _ of [1, 2]) expect((await answered(handle(posted({ body: accept() })))).status).toBe(200)
    const [first, second] = done
    expect(first).toMatchObject({
      name: 'discount',
      customer: user,
      choice: terms,
      offer: { id: 'save20' },
      situation: { customer: { id: 'cus_1' } },
      mode: 'live',
      sessionId: 's1',
      locale: 'en',
    })
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey)
    expect(first?.idempotencyKey).toMatch(/^[\da-f-]{36}$/)
  })

  it.each([
    ['in another visit', { session: { ...session, sessionId: 's2' } }, 'replayed'],
    ['with more off', { choice: { percentOff: 90 } }, 'other_choice'],
    ['for another reason', { session: { ...session, answers: { reason: 'end' } } }, 'not_offered'],
    ['with another token', { token: 'fairwell1.x.y' }, 'malformed_token'],
    ['without a token', { token: undefined }, 'malformed_token'],
    ['that the config does not have', { session: { ...session, offer: { id: 'all' } } }, 'not_offered'],
    ['without an id', { session: { ...session, offer: undefined } }, 'malformed_claim'],
  ])('is refused %s, in words for the customer, and nothing is done', async (_, change, code) => {
    const handle = server()
    await handle(posted({ body: accept() }))
    done = []
    const { status, said: answer } = await answered(handle(posted({ body: accept(change) })))
    expect([status, done]).toEqual([409, []])
    expect(said).toHaveLength(1)
    expect(answer.code).toBe(code)
    expect(answer.message).toMatch(/^(This|We) /)
  })

  it('goes by the name of a custom offer, or by its type', async () => {
    const offers = { talk: { type: 'custom', name: 'office-hours', data: { minutes: 30 } } }
    const custom = { ...config, offers, rules: [{ id: 'all', offers: ['talk'] }] } as Config
    const own = await signSituation(facts, { secret, config: custom })
    const body = accept({ token: own, choice: {}, session: { ...session, offer: { id: 'talk' } } })
    for (const name of ['office-hours', 'custom']) {
      done = []
      const handle = server({ config: custom, perform: { cancel: keep, [name]: keep } })
      expect((await handle(posted({ body }))).status).toBe(200)
      expect(done.map((action) => action.name)).toEqual([name])
    }
  })
})

describe('a cancellation', () => {
  it('needs no token, whatever the config says', async () => {
    const body = { action: 'cancel', choice: { ends: 'now' }, session }
    expect(await answered(server()(posted({ body })))).toMatchObject({ status: 200, said: { confirmationId: 'CN-1' } })
  })

  it('has a key that is the customer’s own, from the page’s', async () => {
    const handle = server({ perform: { cancel: keep, discount: keep, pause: keep, plan_change: keep, resume: keep } })
    for (const action of ['cancel', 'resume'])
      await handle(posted({ body: { action, session }, headers: { 'idempotency-key': 's1:abc' } }))
    await handle(posted({ body: { action: 'cancel', session } }))
    expect(done.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'cus_1:cancel:s1:abc',
      'cus_1:resume:s1:abc',
      'cus_1:cancel:s1',
    ])
  })
})

describe('a request that no page of ours sends', () => {
  it.each<[string, Posting, number]>([
    ['by nobody', { body: accept(), headers: { cookie: '' } }, 401],
    ['from another site', { body: accept(), headers: { origin: 'https://evil.test' } }, 403],
    ['from a page without an origin', { body: accept(), headers: { origin: 'null' } }, 403],
    ['of a form', { body: 'action=cancel', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['of plain text', { body: accept(), headers: { 'content-type': 'text/plain' } }, 415],
    ['by GET', { method: 'GET' }, 405],
    ['that is no JSON', { body: '{' }, 400],
    ['of null', { body: 'null' }, 400],
    ['of a list', { body: '[]' }, 400],
    ['without a session', { body: { action: 'cancel' } }, 400],
    ['with a session of text', { body: { action: 'cancel', session: 'x' } }, 400],
    ['without the session’s id', { body: { action: 'cancel', session: {} } }, 400],
    ['with a key that is too long', { body: accept(), headers: { 'idempotency-key': 'x'.repeat(201) } }, 400],
    ['that is too large', { body: { ...accept(), more: 'x'.repeat(140_000) } }, 413],
  ])('%s does nothing, and is told why', async (_, request, status) => {
    const answer = await answered(server()(posted(request)))
    expect([answer.status, done, said]).toEqual([status, [], []])
    expect(answer.said.error).toMatch(/expected .*, got .*/)
    expect(answer.said).not.toHaveProperty('message')
  })

  it('passes behind a proxy whose pages are named, and where the browser says that it is the same site', async () => {
    const handle = server({ origins: ['https://www.shop.test'] })
    const ways = [{ origin: 'https://www.shop.test' }, { origin: 'https://odd.test', 'sec-fetch-site': 'same-origin' }]
    for (const headers of ways) expect((await handle(posted({ body: accept(), headers }))).status).toBe(200)
  })

  it.each(['__proto__', 'toString', 'constructor', 'refund'])('asks for %s in vain', async (action) => {
    const answer = await answered(server()(posted({ body: { action, session: { ...session, offer: {} } } })))
    expect([answer.status, done]).toEqual([409, []])
  })
})

describe('what goes wrong on the way', () => {
  const failing = (error: unknown) => ({
    cancel: () => {
      throw error
    },
    discount: keep,
    pause: keep,
    plan_change: keep,
  })

  it('is a refusal where the performer says so', async () => {
    const refusal = Object.assign(new Error('no'), { refusal: 'Your last invoice is open.' })
    const answer = await answered(
      server({ perform: failing(refusal) })(posted({ body: { action: 'cancel', session } })),
    )
    expect(answer).toMatchObject({ status: 409, said: { message: 'Your last invoice is open.' } })
  })

  it.each([new Error('down'), null, 'text', { refusal: '' }])(
    'is a 500 that tells nobody anything: %o',
    async (error) => {
      const answer = await answered(
        server({ perform: failing(error) })(posted({ body: { action: 'cancel', session } })),
      )
      expect(answer).toMatchObject({ status: 500, said: { error: 'It could not be done.' } })
      await expect.poll(() => said).toEqual([error])
    },
  )

  it('uses nothing up: a retry after a failure is done under the first key', async () => {
    const keys: string[] = []
    const perform = {
      ...failing('unused'),
      discount: ({ idempotencyKey }: Action<User>) => {
        keys.push(idempotencyKey)
        if (keys.length === 1) throw new Error('timeout')
      },
    }
    const handle = server({ perform })
    const statuses = [await handle(posted({ body: accept() })), await handle(posted({ body: accept() }))]
    expect(statuses.map(({ status }) => status)).toEqual([500, 200])
    expect(new Set(keys).size).toBe(1)
  })
})

describe('options that cannot work', () => {
  it.each<[string, object, string]>([
    ['no way to cancel', { perform: { discount: keep } }, 'perform.cancel: expected a function'],
    ['an offer that nothing performs', { perform: { cancel: keep, discount: keep, pause: keep } }, 'offers.solo needs'],
    ['nothing that remembers', { seen: undefined }, 'seen: expected a function'],
    ['nobody to ask', { signedIn: user }, 'signedIn: expected a function, got object'],
    ['an origin with a path', { origins: ['https://shop.test/'] }, 'performActions: origins: expected origins'],
  ])('are refused at once: %s', (_, change, says) => {
    expect(() => server(change as Partial<ActionsOptions<User>>)).toThrow(says)
  })
})
