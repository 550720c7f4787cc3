import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import {
  type Action,
  type ActionReceipt,
  type ActionsOptions,
  performActions,
  signSituation,
} from '../../../src/server'
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
    const body = { action: 'cancel', choice: {}, session }
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

describe('what a cancellation carries', () => {
  const letting = (...ends: ('now' | 'period_end')[]): Config => ({ ...config, confirm: { ends } })
  const both = letting('now', 'period_end')
  const other: Config = { ...letting('now'), id: 'other' }
  // JSON.stringify cannot write what JSON.parse can read, so the body gets it as text.
  const nested = 'twenty thousand lists'
  const withNested = (json: string) => json.replace(`"${nested}"`, '['.repeat(20_000) + ']'.repeat(20_000))
  const named = JSON.parse('{"__proto__":{"ends":"now"}}')

  async function canceled(configs: Config | Config[], choice: unknown, change: object = {}) {
    const perform = { cancel: keep, resume: keep, discount: keep, pause: keep, plan_change: keep }
    const body = { action: 'cancel', choice, session, ...change }
    const request = posted({ body: withNested(JSON.stringify(body)) })
    const { status, said: told } = await answered(server({ config: configs, perform })(request))
    return [status, done.map((action) => action.choice), told.error ?? '']
  }

  it.each<[Config | Config[], unknown, object]>([
    [config, undefined, {}],
    [config, null, {}],
    [config, {}, {}],
    [config, { ends: null }, {}],
    [both, {}, {}],
    [both, { ends: 'now' }, { ends: 'now' }],
    [both, { ends: 'period_end' }, { ends: 'period_end' }],
    // An older version of the page's own flow may still be open.
    [[config, both], { ends: 'now' }, { ends: 'now' }],
  ])('is what the config lets customers choose: %#', async (configs, choice, given) => {
    expect(await canceled(configs, choice)).toEqual([200, [given], ''])
  })

  it.each<[Config | Config[], unknown, string]>([
    [config, { ends: 'now' }, 'choice.ends: expected nothing'],
    [config, { refund: 99_999 }, 'choice.refund: expected nothing, as the config says, got 99999. Nothing was done.'],
    [both, { ends: 'now', refund: 99_999 }, 'choice.refund: expected nothing'],
    [both, { ends: 'never' }, 'choice.ends: expected now or period_end, as the config says, got "never"'],
    [both, { ends: ['now'] }, 'choice.ends: expected now or period_end, as the config says, got a list'],
    [letting('period_end'), { ends: 'now' }, 'choice.ends: expected period_end'],
    [[config, other], { ends: 'now' }, 'choice.ends: expected nothing'],
    [both, 'now', 'choice: expected { ends, notice } or nothing, as the config says, got "now"'],
    [both, ['now'], 'choice: expected { ends, notice } or nothing, as the config says, got a list'],
    [both, { deep: nested }, 'choice.deep: expected nothing, as the config says, got a list'],
    [both, named, 'choice.__proto__: expected nothing'],
  ])('is refused by name where it is anything else: %#', async (configs, choice, says) => {
    expect(await canceled(configs, choice)).toEqual([422, [], expect.stringContaining(says)])
  })

  it('is nothing where the customer comes back', async () => {
    expect(await canceled(both, {}, { action: 'resume' })).toEqual([200, [{}], ''])
    done = []
    const refused = await canceled(both, { ends: 'now' }, { action: 'resume' })
    expect(refused).toEqual([422, [], expect.stringContaining('choice.ends: expected nothing')])
  })

  it.each([
    [{ answers: 'text' }, 'session.answers'],
    [{ answers: ['text'] }, 'session.answers'],
    [{ answers: { comment: nested } }, 'session.answers'],
    [{ locale: { language: 'en' } }, 'session.locale'],
    [{ locale: 'x'.repeat(300) }, 'session.locale'],
  ])('has answers and a locale of the types that performers are promised: %#', async (change, says) => {
    const told = await canceled(config, {}, { session: { ...session, ...change } })
    expect(told).toEqual([400, [], expect.stringContaining(says)])
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

  const gone = Proxy.revocable({}, {})
  gone.revoke()
  const speechless = {
    get refusal() {
      throw new Error('a getter')
    },
  }
  const everyTrap = new Proxy({}, new Proxy({}, { get: () => throwing }))
  const unprintable = Object.defineProperty(new Error('down'), 'stack', { get: throwing })

  function throwing(): never {
    throw new Error('a trap')
  }

  it.each<[string, unknown]>([
    ['an Error', new Error('down')],
    ['null', null],
    ['undefined', undefined],
    ['a text', 'text'],
    ['a symbol', Symbol('text')],
    ['a refusal without words', { refusal: '' }],
    ['a refusal that is no text', { refusal: { text: 'no' } }],
    ['a getter that throws', speechless],
    ['a proxy that throws', everyTrap],
    ['a proxy that was revoked', gone.proxy],
    ['an Error that cannot be printed', unprintable],
  ])('is a 500 that tells nobody anything: %s', async (_, error) => {
    const heard: unknown[] = []
    const handle = server({ perform: failing(error), onError: (one) => heard.push(one) })
    const answer = await answered(handle(posted({ body: { action: 'cancel', session } })))
    expect(answer).toMatchObject({ status: 500, said: { error: 'It could not be done.' } })
    await expect.poll(() => heard.length).toBe(1)
    expect(Object.is(heard[0], error)).toBe(true)
  })

  it('ends no process where nobody listens, or the listener fails, too', async () => {
    const spoken: unknown[] = []
    const log = vi.spyOn(console, 'error').mockImplementation((first) => {
      if (!String(first).includes('cannot be printed')) throwing()
      spoken.push(first)
    })
    for (const onError of [undefined, throwing]) {
      const handle = server({ perform: failing(unprintable), onError } as Partial<ActionsOptions<User>>)
      expect((await handle(posted({ body: { action: 'cancel', session } }))).status).toBe(500)
    }
    await expect.poll(() => spoken).toHaveLength(2)
    log.mockRestore()
  })

  const cannotRead = (name: string) => [expect.objectContaining({ message: expect.stringContaining(name) })]

  it.each<[string, unknown, object, unknown[]]>([
    ['nothing', undefined, {}, []],
    ['null', null, {}, []],
    [
      'a receipt',
      { confirmationId: 7, effectiveAt: 1_775_000_000, undoUntil: null, message: 'Bye.' },
      { confirmationId: '7', effectiveAt: '2026-03-31T23:33:20Z', message: 'Bye.' },
      [],
    ],
    ['a Date', { effectiveAt: new Date('2026-04-01') }, { effectiveAt: '2026-04-01T00:00:00Z' }, []],
    ['what a biller gave', { confirmationId: 'a', client_secret: 'x', amount: 10n }, { confirmationId: 'a' }, []],
    ['a symbol in it', { confirmationId: Symbol('a'), message: 'b' }, { message: 'b' }, cannotRead('confirmationId')],
    ['a time that is none', { effectiveAt: 'soon' }, {}, cannotRead('effectiveAt')],
    [
      'a getter that throws',
      Object.defineProperty({ message: 'b' }, 'receiptUrl', { get: throwing }),
      { message: 'b' },
      cannotRead('receiptUrl: expected a text, got an error. It was left out; the rest was done.'),
    ],
    ['a text', 'done', {}, cannotRead('perform.cancel: expected { confirmationId')],
    ['a symbol', Symbol('done'), {}, cannotRead('got symbol')],
    ['a function', throwing, {}, cannotRead('got function')],
    ['a circle', Object.assign({}, { confirmationId: 'c', self: globalThis }), { confirmationId: 'c' }, []],
  ])('is not told where it was done, whatever was given back: %s', async (_, given, receipt, heard) => {
    const cancel = (() => given) as () => ActionReceipt
    const handle = server({ perform: { cancel, discount: keep, pause: keep, plan_change: keep } })
    const answer = await answered(handle(posted({ body: { action: 'cancel', session } })))
    expect([answer.status, answer.said]).toEqual([200, receipt])
    await expect.poll(() => said).toEqual(heard)
  })

  it('is told where a performer hands on that a biller refused', async () => {
    const cancel = () => new Response('no', { status: 402 }) as unknown as ActionReceipt
    const handle = server({ perform: { cancel, discount: keep, pause: keep, plan_change: keep } })
    expect((await handle(posted({ body: { action: 'cancel', session } }))).status).toBe(500)
    await expect.poll(() => String(said[0])).toContain('got an answer 402')
  })

  it.each([{}, { id: '' }, { id: ' ' }, true, 'cus_1'])('is told of a customer without an id: %o', async (customer) => {
    const handle = server({ signedIn: () => customer as User })
    expect((await handle(posted({ body: { action: 'cancel', session } }))).status).toBe(500)
    expect(done).toEqual([])
    await expect.poll(() => String(said[0])).toContain('signedIn: expected a customer with an id')
  })

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

describe('options', () => {
  it('history: an offer that was used in the meantime is refused, though the token does not know', async () => {
    const asked: string[] = []
    const history = (customerId: string) => {
      asked.push(customerId)
      return { offers: [{ id: 'save20', status: 'accepted' as const, time: new Date().toISOString() }] }
    }
    expect((await answered(server()(posted({ body: accept() })))).status).toBe(200)
    done = []
    const answer = await answered(server({ history })(posted({ body: accept() })))
    expect([answer.status, answer.said.code, done, asked]).toEqual([409, 'not_offered', [], ['cus_1']])
  })

  it('maxBytes: a body of just so many bytes passes, one more does not, and nothing is said to be stored', async () => {
    const body = JSON.stringify({ action: 'cancel', session, text: 'é' })
    const bytes = new TextEncoder().encode(body).length
    expect((await answered(server({ maxBytes: bytes })(posted({ body })))).status).toBe(200)
    const answer = await answered(server({ maxBytes: bytes - 1 })(posted({ body })))
    const says = `body: expected at most ${bytes - 1} bytes, got more. Nothing was done.`
    expect([answer.status, answer.said.error]).toEqual([413, says])
  })

  it('says of a body that is no UTF-8 that nothing was done', async () => {
    const request = new Request('https://shop.test/cancel-actions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'user=1' },
      body: new Uint8Array([0xff]),
    })
    expect((await answered(server()(request))).said.error).toMatch(/Nothing was done\.$/)
  })
})

describe('options that cannot work', () => {
  it.each<[string, object, string]>([
    ['no way to cancel', { perform: { discount: keep } }, 'perform.cancel: expected a function'],
    ['an offer that nothing performs', { perform: { cancel: keep, discount: keep, pause: keep } }, 'offers.solo needs'],
    ['nothing that remembers', { seen: undefined }, 'seen: expected a function'],
    ['nobody to ask', { signedIn: user }, 'signedIn: expected a function, got an object'],
    ['an origin with a path', { origins: ['https://shop.test/'] }, 'performActions: origins: expected origins'],
  ])('are refused at once: %s', (_, change, says) => {
    expect(() => server(change as Partial<ActionsOptions<User>>)).toThrow(says)
  })
})
