import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, it } from 'vitest'
import * as server from '../../../src/server'
import claims from '../../cases/claims.json'

/** The first code in JavaScript of a page that has this in it, without what only a module may have. */
function codeOf(page: string, part: string): string {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  const code = blocks.find((block) => block.includes(part)) ?? ''
  return code.replace(/^\s*import .*$/gm, '').replace(/^export /gm, '')
}

function run(code: string, known: Record<string, unknown>): unknown {
  return new Function(...Object.keys(known), code)(...Object.values(known))
}

const secret = 'a-secret-for-tests-that-is-long-enough'
const process = { env: { FAIRWELL_SECRET: secret } }
const rowless = async () => []

it('docs/claims.md: an offer is applied once, refused in words for the customer, and a cancellation needs no claim', async () => {
  const applied: unknown[] = []
  const kept = new Map<string, unknown>()
  const { customerFor, cancelActions } = run(
    `${codeOf('docs/claims.md', 'customerFor')}; return { customerFor, cancelActions }`,
    {
      ...server,
      process,
      config: claims.config,
      versions: [claims.config],
      historyOf: async () => ({ offers: [] }),
      seen: (key: string, _: Date, grant: unknown) => {
        const earlier = kept.get(key)
        if (!earlier) kept.set(key, grant)
        return earlier
      },
      billing: { apply: async (...args: unknown[]) => applied.push(args) },
      cancelSubscription: async () => ({ confirmationId: 'canceled' }),
      resumeSubscription: async () => ({}),
      console: { warn: () => undefined },
    },
  ) as {
    customerFor: (user: object) => Promise<{ token: string }>
    cancelActions: (request: Request, user: object) => Promise<Response>
  }
  const user = { ...claims.situation.customer, subscription: claims.situation.subscription }
  const { token } = await customerFor(user)
  const post = (body: object, who: object = user) =>
    cancelActions(new Request('https://app.example/', { method: 'POST', body: JSON.stringify(body) }), who)
  const session = {
    sessionId: 's1',
    flowId: 'main',
    answers: { reason: 'price' },
    offer: { id: 'save20', type: 'discount' },
  }
  const accept = { action: 'discount', choice: { percentOff: 20 }, session, token }
  const [first, again] = [await (await post(accept)).json(), await (await post(accept)).json()]
  expect(again).toEqual(first)
  expect(applied).toHaveLength(2)
  expect(applied[0]).toEqual([
    user,
    expect.objectContaining({ id: 'save20' }),
    expect.objectContaining({ percentOff: 20 }),
    { idempotencyKey: first.confirmationId },
  ])
  expect(applied[1]).toEqual(applied[0])
  expect((await post(accept, { id: 'cus_2' })).status).toBe(409)
  expect(kept.size).toBe(1)
  const refused = await post({ ...accept, choice: { percentOff: 99 } })
  expect(refused.status).toBe(409)
  expect((await refused.json()).message).toMatch(/^This offer has changed/)
  expect(await (await post({ action: 'cancel', session })).json()).toEqual({ confirmationId: 'canceled' })
})

it('docs/receiver.md: the receiver with every door, and the ticket that opens one', async () => {
  const receive = run(`${codeOf('docs/receiver.md', 'enforceOrigins')}; return receive`, {
    ...server,
    process,
    query: rowless,
  })
  const answer = await (receive as ReturnType<typeof server.receiveEvents>)(
    new Request('https://x.example/', { method: 'POST' }),
  )
  expect(answer.status).toBe(415)
  const headers = new Headers()
  const code = codeOf('docs/receiver.md', 'signTicket(')
  await run(`return (async () => {${code}})()`, { ...server, process, user: { id: 'cus_1' }, response: { headers } })
  expect(headers.get('set-cookie')).toMatch(/^fairwell_ticket=fairwellticket1\.[\w.-]+; Path/)
})

it('docs/personal-data.md: the functions, and every table and key that is named', async () => {
  const code = codeOf('docs/personal-data.md', 'eraseEvents')
  const query = async (sql: string) => [sql.includes('to_regclass') ? { found: false } : {}]
  await run(`return (async () => {${code}})()`, { ...server, query, console: { log: () => undefined } })
  const page = readFileSync('docs/personal-data.md', 'utf8')
  const sources = [
    'src/server/receive/eventStore.ts',
    'src/server/alerts/alertTables.ts',
    'src/server/forward/forwardStore.ts',
  ]
  for (const source of sources) {
    const [, table = ''] = /CREATE TABLE IF NOT EXISTS (\w+)/.exec(readFileSync(source, 'utf8')) ?? []
    expect(page).toContain(`\`${table}\``)
  }
  expect(readFileSync('src/events/delivery/limits.ts', 'utf8')).toContain('const lifetime = 30 * DAY')
})

it('docs/receiver.md: the receiver answers on Node’s own server', async () => {
  const stored: unknown[] = []
  const receive = server.receiveEvents({
    query: async (sql, params) => {
      if (sql.includes('INSERT')) stored.push(params)
      return []
    },
  })
  const known = { createServer, getRequestListener, receive }
  const host = run(
    `${codeOf('docs/receiver.md', 'getRequestListener').replace('3000', '0')}; return server`,
    known,
  ) as Server
  await new Promise((resolve) => host.once('listening', resolve))
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  const event = {
    specversion: '1.0',
    id: '1',
    source: 'https://shop.example/fairwell/main',
    type: 'dev.fairwell.flow.started.v1',
    data: {},
  }
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  const answer = await fetch(`${url}/cancel-events`, { method: 'POST', headers, body: JSON.stringify([event]) })
  expect([answer.status, stored.length > 0]).toEqual([200, true])
  expect((await fetch(`${url}/other`)).status).toBe(404)
  host.close()
  host.closeAllConnections()
})

it('docs/actions.md: the endpoint performs what was granted, and names its fields as the page posts them', async () => {
  const asked: unknown[][] = []
  const answer =
    (name: string, given: object) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args])
      return { id: 'sub_1', ...given }
    }
  class Stripe {
    subscriptions = {
      cancel: answer('cancel', { canceled_at: 1_790_000_000 }),
      update: answer('update', { cancel_at: 1_790_000_000 }),
    }
  }
  const { solo: _, ...offers } = claims.config.offers
  const rules = claims.config.rules.filter(({ id }) => id !== 'small')
  const config = { ...claims.config, offers, rules, confirm: { ends: ['now', 'period_end'] } }
  const user = { id: 'cus_1', subscription: 'sub_1' }
  const actions = run(`${codeOf('docs/actions.md', 'performActions')}; return actions`, {
    ...server,
    process,
    Stripe,
    config,
    userOf: () => user,
    seen: () => null,
  }) as (request: Request) => Promise<Response>
  const token = await server.signSituation(claims.situation as never, { secret, config: config as never })
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/actions.md', 'utf8')) ?? []
  const body = { ...JSON.parse(json.replaceAll('…', '')), token }
  const post = async (change: object) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k1' }
    const request = { method: 'POST', headers, body: JSON.stringify({ ...body, ...change }) }
    return (await actions(new Request('https://app.example/cancel-actions', request))).json()
  }
  expect(await post({})).toEqual({})
  const pause = {
    action: 'pause',
    choice: { length: 2 },
    session: { ...body.session, answers: { reason: 'away' }, offer: { id: 'break' } },
  }
  expect(await post(pause)).toEqual({})
  expect(await post({ action: 'cancel', choice: {} })).toEqual({
    confirmationId: 'sub_1',
    effectiveAt: '2026-09-21T14:13:20Z',
  })
  expect(await post({ action: 'cancel', choice: { ends: 'now' } })).toMatchObject({
    effectiveAt: '2026-09-21T14:13:20Z',
  })
  expect(asked.map(([name, , what]) => [name, Object.keys(Object(what))])).toEqual([
    ['update', ['discounts']],
    ['update', ['pause_collection']],
    ['update', ['cancel_at_period_end']],
    ['cancel', []],
  ])
  expect(asked[1]?.[2]).toMatchObject({ pause_collection: { resumes_at: expect.any(Number) } })
  expect(asked[2]?.[3]).toEqual({ idempotencyKey: 'cus_1:cancel:k1' })
})
