import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ReceivedEvent, type ReceiverOptions, receiveEvents, signTicket } from '../../../src/server'
import { canceledLog, flowLog } from '../../support/flowLog'

const secret = 'a-secret-for-tests-that-is-long-enough'
const address = 'https://app.example/cancel-events'
const shop = 'https://shop.test'

/** A receiver and what it stored. */
function receiver(options: Omit<ReceiverOptions, 'query'> = {}) {
  const stored: ReceivedEvent[] = []
  const query: ReceiverOptions['query'] = async (sql, [batch]) => {
    if (sql.includes('INSERT')) stored.push(...JSON.parse(String(batch)))
    return sql.includes('to_regclass') ? [{ found: true }] : []
  }
  return { receive: receiveEvents({ query, ...options }), stored }
}

function post(
  events: unknown,
  { headers = {}, search = '' }: { headers?: Record<string, string>; search?: string } = {},
) {
  return new Request(`${address}${search}`, {
    method: 'POST',
    body: JSON.stringify(events),
    headers: { 'content-type': 'application/cloudevents-batch+json', ...headers },
  })
}

/** A whole flow of this customer, with the subject that their id makes. */
function flowOf(session: string, customer = `cus_${session}`): Record<string, unknown>[] {
  return canceledLog(session, 'price', { customer: { id: customer } }).map((event) => ({ ...event, subject: customer }))
}

describe('without any of it', () => {
  it('takes everything, and believes no event that vouches for itself', async () => {
    const { receive, stored } = receiver()
    const response = await receive(post([{ ...flowOf('a')[0], type: 'com.example.other', cfvouched: 'server' }]))
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(stored[0]).not.toHaveProperty('cfvouched')
  })
})

describe('accept', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['another flow', { data: { flowId: 'other', mode: 'live' } }, 'data.flowId'],
    ['no flow', { data: { mode: 'live' } }, 'data.flowId'],
    ['a flow that is a list', { data: { flowId: ['main'], mode: 'live' } }, 'data.flowId'],
    ['test mode', { data: { flowId: 'main', mode: 'test' } }, 'data.mode'],
    ['no mode', { data: { flowId: 'main' } }, 'data.mode'],
    ['no data', { data: null }, 'data.flowId'],
    ['data that is text', { data: 'main live' }, 'data.flowId'],
    ['somebody else’s type', { type: 'com.example.flow.started.v1' }, 'type'],
  ])('rejects %s, by name, and stores its neighbor', async (_, odd, says) => {
    const { receive, stored } = receiver({ accept: { flows: ['main'], modes: ['live'] } })
    const [first = {}, second = {}] = flowOf('a')
    const answer = await (await receive(post([{ ...first, ...odd }, second]))).json()
    expect(answer).toEqual({
      accepted: [second.id],
      rejected: [{ index: 0, id: first.id, reason: expect.stringContaining(says) }],
    })
    expect(stored.map(({ id }) => id)).toEqual([second.id])
  })

  it.each([{ flows: [] }, { flows: 'main' }, { flows: [1] }, { modes: ['prod'] }, { modes: [] }])(
    'refuses %j, which would take nothing or everything',
    (accept) => {
      expect(() => receiver({ accept: accept as never })).toThrow('receiveEvents: accept.')
    },
  )
})

describe('enforceOrigins', () => {
  it.each([
    ['a page of the list', { origin: shop }, 200],
    ['no browser', {}, 403],
    ['a page of nobody', { origin: 'null' }, 403],
    ['a page elsewhere', { origin: 'https://elsewhere.example' }, 403],
    ['a page whose name only begins alike', { origin: `${shop}.elsewhere.example` }, 403],
  ])('answers %s', async (_, headers, status) => {
    const { receive, stored } = receiver({ origins: [shop], enforceOrigins: true })
    expect((await receive(post(flowOf('a'), { headers: headers as Record<string, string> }))).status).toBe(status)
    expect(stored.length).toBe(status === 200 ? 3 : 0)
  })

  it('rejects an event of another page', async () => {
    const { receive, stored } = receiver({ origins: [shop], enforceOrigins: true })
    const [mine = {}] = flowOf('a')
    const others = [`${shop}.evil/fairwell/main`, 'https://app.example/fairwell/main', '/fairwell/main']
    const events = [mine, ...others.map((source, index) => ({ ...mine, id: `o${index}`, source }))]
    const answer = await (await receive(post(events, { headers: { origin: shop } }))).json()
    expect(answer.accepted).toEqual([mine.id])
    expect(answer.rejected).toHaveLength(3)
    expect(stored).toHaveLength(1)
  })

  it('lets a page of the list read its refusal, and goes on answering preflights', async () => {
    const { receive } = receiver({ origins: [shop], enforceOrigins: true })
    const preflight = await receive(new Request(address, { method: 'OPTIONS', headers: { origin: shop } }))
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(shop)
  })
})

describe('rateLimit', () => {
  afterEach(() => vi.useRealTimers())

  const statuses = async (receive: (request: Request) => Promise<Response>, requests: Request[]) => {
    const answers: number[] = []
    for (const request of requests) answers.push((await receive(request)).status)
    return answers
  }

  it('answers 429 with Retry-After over the limit, stores nothing of it, and lets the source come again', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { receive, stored } = receiver({ rateLimit: { events: 6, seconds: 60 } })
    expect(await statuses(receive, [post(flowOf('a')), post(flowOf('b'))])).toEqual([200, 200])
    const refused = await receive(post(flowOf('c')))
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBe(10)
    expect(stored).toHaveLength(6)
    vi.advanceTimersByTime(10_000)
    expect(await statuses(receive, [post(flowOf('c'))])).toEqual([200])
  })

  it('lets one batch through that is larger than the limit, and no second one', async () => {
    const { receive } = receiver({ rateLimit: { events: 2, seconds: 60 } })
    expect(await statuses(receive, [post(flowOf('a')), post(flowOf('b'))])).toEqual([200, 429])
  })

  it('counts sources apart, by what the events say or by what the host says', async () => {
    const elsewhere = flowOf('b').map((event) => ({ ...event, source: 'https://two.test/fairwell/main' }))
    const bySource = receiver({ rateLimit: { events: 3 } }).receive
    expect(await statuses(bySource, [post(flowOf('a')), post(elsewhere), post(flowOf('c'))])).toEqual([200, 200, 429])
    const by = (request: Request) => request.headers.get('x-real-ip') ?? ''
    const byAddress = receiver({ rateLimit: { events: 3, by } }).receive
    const from = (ip: string) => post(flowOf('a'), { headers: { 'x-real-ip': ip } })
    expect(await statuses(byAddress, [from('1'), from('2'), from('1')])).toEqual([200, 200, 429])
  })

  it('remembers no more than 10,000 sources: the one that was silent the longest starts anew', async () => {
    const { receive } = receiver({ rateLimit: { events: 3, seconds: 3600 }, maxBytes: 10_000_000 })
    const [event = {}] = flowOf('a')
    const others = Array.from({ length: 10_000 }, (_, index) => ({ ...event, id: `e${index}`, source: `s${index}` }))
    const requests = [post(flowOf('a')), post(flowOf('a')), post(others), post(flowOf('a'))]
    expect(await statuses(receive, requests)).toEqual([200, 429, 200, 200])
  })

  it.each([{ events: 0 }, { events: -1 }, { events: Number.NaN }, { events: 5, seconds: 0 }, { events: '9' }])(
    'refuses the limit %j',
    (rateLimit) => {
      expect(() => receiver({ rateLimit: rateLimit as never })).toThrow(
        /rateLimit\.(events|seconds): expected a number above 0/,
      )
    },
  )
})

describe('tickets', () => {
  const marks = (events: ReceivedEvent[]) => events.map(({ cfvouched }) => cfvouched)
  const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

  it('of the server vouch for the customer they are for, in a cookie or in the address', async () => {
    const ticket = await signTicket('cus_1', { secret })
    for (const request of [
      { headers: { cookie: `a=b; fairwell_ticket=${ticket}; c=d` } },
      { search: `?ticket=${ticket}` },
    ]) {
      const { receive, stored } = receiver({ tickets: { secret, issue: false } })
      await receive(post([...flowOf('a', 'cus_1'), ...flowOf('b', 'cus_2')], request))
      expect(marks(stored)).toEqual(['server', 'server', 'server', 'none', 'none', 'none'])
    }
  })

  it('of the server vouch for an event that names nobody, and for none that names two', async () => {
    const search = `?ticket=${await signTicket('cus_1', { secret })}`
    const { receive, stored } = receiver({ tickets: { secret, issue: false } })
    const [event = {}] = flowOf('a', 'cus_1')
    const nobody = { ...event, id: '1', subject: undefined, data: { flowId: 'main', customer: {} } }
    const two = { ...event, id: '2', subject: 'cus_1', data: { customer: { id: 'cus_2' } } }
    const inside = { ...event, id: '3', subject: undefined, data: { customer: { id: 'cus_2' } } }
    await receive(post([nobody, two, inside], { search }))
    expect(marks(stored)).toEqual(['server', 'none', 'none'])
  })

  it.each<[string, () => Promise<string> | string]>([
    ['another secret', () => signTicket('cus_1', { secret: 'another-secret-that-is-long-enough-too' })],
    ['a time that is over', () => signTicket('cus_1', { secret, expiresInSeconds: 1, now: new Date(0) })],
    [
      'another purpose',
      async () => (await import('../../../src/server')).signSituation({ customer: { id: 'cus_1' } }, { secret }),
    ],
    ['a changed end', async () => `${(await signTicket('cus_1', { secret })).slice(0, -1)}_`],
    ['no form', () => 'server'],
    ['5 KB', () => 'x'.repeat(5000)],
  ])('of %s vouch for nothing, and the events are stored', async (_, make) => {
    const { receive, stored } = receiver({ tickets: { secret, issue: false } })
    const response = await receive(post(flowOf('a', 'cus_1'), { search: `?ticket=${await make()}` }))
    expect(response.status).toBe(200)
    expect(marks(stored)).toEqual(['none', 'none', 'none'])
  })

  it('of the receiver are given to a session that begins, and vouch for the rest of it', async () => {
    const { receive, stored } = receiver({ tickets: { secret } })
    const [started, ...rest] = flowOf('a')
    const response = await receive(post([started]))
    const attributes = response.headers.get('set-cookie') ?? ''
    expect(attributes).toMatch(/^fairwell_ticket=[\w.-]+; Max-Age=2678400; HttpOnly; SameSite=Lax; Secure$/)
    const cookie = cookieOf(response)
    expect((await receive(post(rest, { headers: { cookie } }))).headers.get('set-cookie')).toBeNull()
    // Somebody else ends the session that began elsewhere.
    await receive(post([{ ...rest.at(-1), id: 'forged', type: 'dev.fairwell.flow.saved.v1' }]))
    expect(marks(stored)).toEqual(['receiver', 'receiver', 'receiver', 'none'])
  })

  it('of the receiver are good for the sessions before, too', async () => {
    const { receive, stored } = receiver({ tickets: { secret } })
    const one = cookieOf(await receive(post(flowOf('a').slice(0, 1))))
    const two = cookieOf(await receive(post(flowOf('b').slice(0, 1), { headers: { cookie: one } })))
    await receive(post([...flowOf('a').slice(1), ...flowOf('b').slice(1)], { headers: { cookie: two } }))
    expect(new Set(marks(stored))).toEqual(new Set(['receiver']))
  })

  it('of the receiver are not given to a session that comes whole', async () => {
    const { receive, stored } = receiver({ tickets: { secret } })
    const response = await receive(post(flowOf('a')))
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(marks(stored)).toEqual(['none', 'none', 'none'])
  })

  it('are marked by nobody but the receiver', async () => {
    const { receive, stored } = receiver({ tickets: { secret } })
    await receive(post(flowOf('a').map((event) => ({ ...event, cfvouched: 'server' }))))
    expect(marks(stored)).toEqual(['none', 'none', 'none'])
  })

  it('fit in a cookie for ten sessions of one batch', async () => {
    const { receive } = receiver({ tickets: { secret } })
    const started = Array.from(
      { length: 40 },
      (_, index) => flowLog(`session-of-21-letters-${index}`, [['flow.started']])[0],
    )
    const response = await receive(post(started))
    expect(cookieOf(response).length).toBeLessThan(1000)
  })

  it('need a secret, and a customer', async () => {
    expect(() => receiver({ tickets: { secret: 'short' } })).toThrow('at least 32 bytes')
    expect(() => receiver({ tickets: { secret: Promise.resolve(secret) as never } })).toThrow('await')
    await expect(signTicket(undefined as never, { secret })).rejects.toThrow('customer: expected')
    await expect(signTicket('cus_1', { secret, expiresInSeconds: 0 })).rejects.toThrow('expiresInSeconds: expected')
  })
})
