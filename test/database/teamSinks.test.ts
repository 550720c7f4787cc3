import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import * as server from '../../src/server'
import {
  eraseEvents,
  type ForwardError,
  type Forwarder,
  forwardStored,
  hubSpot,
  receiptWebhook,
  receiveEvents,
  signedWebhook,
  slack,
} from '../../src/server'
import { pause } from '../support/faults/until'
import { canceledLog, savedLog } from '../support/flowLog'
import { draws } from '../support/sample'
import { type Postgres, startPostgres } from '../support/startPostgres'
import { hubSpotStandIn, slackStandIn, webhookSecret, webhookStandIn } from '../support/teamTools'

let postgres: Postgres
let database: Database

beforeAll(async () => {
  postgres = await startPostgres()
  database = await openDatabase({ url: postgres.url })
}, 300_000)

afterAll(async () => {
  await database.close()
  await postgres.stop()
})

const clear = () =>
  database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_forwarded, fairwell_forwarded_records')

beforeEach(clear)

async function store(events: CloudEvent[]): Promise<void> {
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  const request = new Request('https://app.example/', { method: 'POST', headers, body: JSON.stringify(events) })
  expect((await receiveEvents({ query: database.query })(request)).status).toBe(200)
}

const forward = (to: Forwarder, queue: string) =>
  forwardStored({ query: database.query, to, queue, retries: 0, wait: 1 })

const failureOf = (forwarded: Promise<void>): Promise<ForwardError> =>
  forwarded.then(
    () => expect.fail('all were taken'),
    (error) => error,
  )

/** The minute of whoever holds a claim is over, and so is the pause of what failed alone. */
const aMinuteLater = () =>
  database.query(`UPDATE fairwell_forwarded SET taken_until = now() - interval '1 second' WHERE ended_at IS NULL`)

const ada = {
  customer: { id: 'cus_ada', email: 'Ada@shop.test' },
  subscription: { id: 'sub_1', mrr: 4900, currency: 'USD', planName: 'Pro' },
}

/** Each sink with its stand-in, and what that holds of one flow that ended in a cancellation. */
const sinks = {
  async hubspot() {
    const tool = await hubSpotStandIn()
    const held = () =>
      [...tool.records].map(([email, { fairwell_outcome, fairwell_session }]) => [
        email,
        fairwell_outcome,
        fairwell_session,
      ])
    return {
      tool,
      to: hubSpot({ token: 'pat-test', endpoint: tool.url }),
      held,
      expected: ['ada@shop.test', 'canceled', 's1'],
    }
  },
  async slack() {
    const tool = await slackStandIn()
    const held = () => tool.records.map(({ text }) => text)
    const to = slack({ token: 'xoxb-test', channel: 'C1', endpoint: tool.url })
    return { tool, to, held, expected: 'cus_ada, $49.00 a month on Pro, is leaving: too expensive.' }
  },
  async webhook() {
    const tool = await webhookStandIn()
    const held = () => [...tool.records.values()].map(({ type, data }) => [type, Object(data).sessionId])
    return {
      tool,
      to: signedWebhook({ url: tool.url, secret: webhookSecret }),
      held,
      expected: ['flow.canceled', 's1'],
    }
  },
  async receipt() {
    const tool = await webhookStandIn()
    const held = () => [...tool.records.values()].map(({ type, data }) => [type, Object(data).to])
    return {
      tool,
      to: receiptWebhook({ url: tool.url, secret: webhookSecret, merchant: 'Tallyroom' }),
      held,
      expected: ['receipt.canceled', 'cus_ada'],
    }
  },
}

describe.for(Object.keys(sinks) as (keyof typeof sinks)[])('the sink to %s', (name) => {
  it('has the record once when the process is killed after the tool took it and before it knew', async () => {
    const { tool, to, held, expected } = await sinks[name]()
    await store(canceledLog('s1', 'too_expensive', ada))
    tool.faults = ['takes and hangs']
    const script = ['--import', 'tsx', 'test/support/teamForwarder.ts', postgres.url, name, tool.url]
    const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(createInterface({ input: child.stdout }), 'line')
    await expect.poll(() => held().length, { timeout: 20_000 }).toBe(1)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await forward(to, name)
    expect(tool.asked.length).toBe(1)
    await aMinuteLater()
    await forward(to, name)
    expect(held()).toEqual([expected])
    const { length } = tool.asked
    await forward(to, name)
    expect(tool.asked.length).toBe(length)
  }, 60_000)

  it('has it once when the answer is lost within one look, and when a tool was down', async () => {
    const { tool, to, held, expected } = await sinks[name]()
    await store(canceledLog('s1', 'too_expensive', ada))
    tool.faults = [{ status: 503 }, 'takes and breaks off', { status: 502 }]
    await forwardStored({ query: database.query, to, queue: name, retries: 5, wait: 1 })
    expect(held()).toEqual([expected])
  })

  it('names who refused and with what answer, and loses nothing', async () => {
    const { tool, to, held, expected } = await sinks[name]()
    await store(canceledLog('s1', 'too_expensive', ada))
    tool.faults = [{ status: 403, body: { message: 'The scope is missing.' } }]
    const error = await failureOf(forward(to, name))
    const where = name === 'slack' ? "Slack's channel C1" : tool.url
    expect(error.failed[0]?.isFinal).toBe(false)
    expect(error.message).toMatch(new RegExp(`not taken: ${where}\\S* answered 403 .*The scope is missing.`))
    expect(await database.query('SELECT ended_at, last_error FROM fairwell_forwarded')).toEqual([
      { ended_at: null, last_error: error.failed[0]?.reason },
    ])
    await forward(to, name)
    expect(held()).toEqual([expected])
  })

  it('waits as long as the tool asks', async () => {
    const { tool, to, held } = await sinks[name]()
    await store(canceledLog('s1', 'too_expensive', ada))
    tool.faults = [{ status: 429, headers: { 'retry-after': '1' } }]
    const begun = performance.now()
    await forwardStored({ query: database.query, to, queue: name, retries: 1, wait: 1 })
    expect(performance.now() - begun).toBeGreaterThan(990)
    expect(held()).toHaveLength(1)
  })

  it('is told how live flows ended, and nothing else', async () => {
    const { tool, to, held } = await sinks[name]()
    const test = canceledLog('s2', 'too_expensive', ada).map((event) => ({
      ...event,
      data: { ...event.data, mode: 'test' },
    }))
    await store([...canceledLog('s1', 'too_expensive', ada), ...test])
    await forward(to, name)
    expect([held().length, tool.asked.length]).toEqual([1, 1])
    expect(await database.query('SELECT id FROM fairwell_forwarded')).toEqual([{ id: 's1-3' }])
  })
})

describe.each(['slack', 'webhook', 'receipt'] as const)('the sink to %s', (name) => {
  it('tells nobody of what is more than three days old when it is first seen, and goes on with what it has begun', async () => {
    const { tool, to, held } = await sinks[name]()
    await store(canceledLog('s1', 'too_expensive', ada))
    tool.faults = [{ status: 503 }]
    await failureOf(forward(to, name))
    await store(canceledLog('s0', 'too_expensive', ada))
    await database.query(`UPDATE fairwell_events SET received_at = now() - interval '73 hours'`)
    await forward(to, name)
    expect(held()).toHaveLength(1)
  })
})

describe('the sink to HubSpot', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString()
  const saved = (session: string, hour: number) =>
    savedLog(session, { offer: 'save20', type: 'discount' }, { ...ada, at: at(hour) })
  const left = (session: string, hour: number) => canceledLog(session, 'too_expensive', { ...ada, at: at(hour) })
  const session = (tool: Awaited<ReturnType<typeof hubSpotStandIn>>) =>
    tool.records.get('ada@shop.test')?.fairwell_session

  it('lets no event that comes late overwrite a newer one', async () => {
    const { tool, to } = await sinks.hubspot()
    await store(saved('s2', 20))
    await forward(to, 'hubspot')
    await store(left('s1', 10))
    await forward(to, 'hubspot')
    expect(session(tool)).toBe('s2')
    expect(tool.records.get('ada@shop.test')).toMatchObject({
      fairwell_outcome: 'saved',
      fairwell_reason: '',
      fairwell_mrr: '4900',
    })
    await store(left('s3', 23))
    await forward(to, 'hubspot')
    expect(session(tool)).toBe('s3')
  })

  it('writes the newer event once more where an older one was on its way meanwhile', async () => {
    const { tool, to } = await sinks.hubspot()
    const another = await openDatabase({ url: postgres.url })
    onTestFinished(() => another.close())
    await store(left('s1', 10))
    let release = (_?: unknown) => undefined as unknown
    tool.busy = () => new Promise((resolve) => (release = resolve))
    const slow = forward(to, 'hubspot')
    await expect.poll(() => tool.asked.length).toBe(1)
    tool.busy = async () => undefined
    await store(saved('s2', 20))
    await forwardStored({ query: another.query, to, queue: 'hubspot', retries: 0 })
    expect(session(tool)).toBe('s2')
    release()
    await slow
    expect([session(tool), tool.asked.length]).toEqual(['s2', 3])
  })

  it('ends as the latest event says, however many processes send, are slow, and are refused', async () => {
    const others = await Promise.all([1, 2].map(() => openDatabase({ url: postgres.url })))
    onTestFinished(() => Promise.all(others.map((other) => other.close())).then(() => undefined))
    const script = fc.array(
      fc.record({ hour: fc.nat(100), delay: fc.nat(15), status: fc.constantFrom(0, 0, 0, 503, 400) }),
      { minLength: 2, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(script, async (moves) => {
        await clear()
        const { tool, to } = await sinks.hubspot()
        const delays = moves.map(({ delay }) => delay)
        tool.busy = () => pause((delays.pop() ?? 0) / 1000)
        tool.faults = moves.flatMap(({ status }) => (status ? [{ status }] : []))
        const looks = moves.map(async ({ hour }, index) => {
          await store(left(`s${index}`, hour))
          const { query } = [database, ...others][index % 3] as Database
          await forwardStored({ query, to, queue: 'hubspot', retries: 9, wait: 1 }).catch(() => undefined)
        })
        await Promise.all(looks)
        await aMinuteLater()
        await database.query('UPDATE fairwell_forwarded SET ended_at = NULL WHERE last_error IS NOT NULL')
        tool.faults = []
        await forward(to, 'hubspot')
        const latest = Math.max(...moves.map(({ hour }) => hour))
        const last = moves.map(({ hour }, index) => (hour === latest ? `s${index}` : '')).filter(Boolean)
        expect(last).toContain(session(tool))
      }),
      { numRuns: draws(12) },
    )
  }, 60_000)

  it('sets aside, by name, who has no address, and the contact that HubSpot refuses, and writes all others', async () => {
    const { tool, to } = await sinks.hubspot()
    const of = (id: string, email?: string) =>
      canceledLog(id, 'too_expensive', { customer: { id, ...(email && { email }) } })
    await store([...of('a', 'a@shop.test'), ...of('b', 'no address'), ...of('c'), ...of('d', 'd@shop.test')])
    const { failed } = await failureOf(forward(to, 'hubspot'))
    expect(failed.map(({ event, isFinal }) => [event.id, isFinal]).toSorted()).toEqual([
      ['b-3', true],
      ['c-3', true],
    ])
    const reasons = failed.map(({ reason }) => reason).join('\n')
    expect(reasons).toContain('expected data.customer.email')
    expect(reasons).toContain('Email address no address is invalid')
    expect([...tool.records.keys()].toSorted()).toEqual(['a@shop.test', 'd@shop.test'])
  })

  it('keeps everything where HubSpot lacks a property, whatever customers write', async () => {
    const tool = await hubSpotStandIn({ made: ['fairwell_outcome'] })
    const to = hubSpot({ token: 'pat-test', endpoint: tool.url })
    await store(left('s1', 10))
    const { failed } = await failureOf(forward(to, 'hubspot'))
    expect([failed[0]?.isFinal, failed[0]?.reason]).toEqual([false, expect.stringContaining('does not exist')])
    await clear()
    const forged = { customer: { id: 'x', email: 'x"error":"PROPERTY_DOESNT_EXIST"@shop.test' } }
    const all = await hubSpotStandIn()
    await store(canceledLog('s1', 'too_expensive', forged))
    const refused = await failureOf(forward(hubSpot({ token: 'pat-test', endpoint: all.url }), 'hubspot'))
    expect(refused.failed[0]?.isFinal).toBe(true)
  })

  it('writes by customer.id where a property of yours tells contacts apart, in batches of a hundred', async () => {
    const tool = await hubSpotStandIn({ unique: 'customer_id', made: ['note'] })
    const to = hubSpot({
      token: 'pat-test',
      endpoint: tool.url,
      idProperty: 'customer_id',
      properties: ({ id }) => ({ note: id }),
    })
    await store(Array.from({ length: 150 }, (_, index) => canceledLog(`s${index}`, 'too_expensive')).flat())
    await forward(to, 'hubspot')
    expect([tool.records.size, tool.asked.length, tool.records.get('cus_s7')]).toEqual([150, 2, { note: 's7-3' }])
  })

  it('keeps nothing of a customer whose events are erased', async () => {
    const { to } = await sinks.hubspot()
    await store(left('s1', 10))
    await forward(to, 'hubspot')
    expect(await database.query('SELECT record FROM fairwell_forwarded_records')).toEqual([
      { record: expect.not.stringContaining('ada') },
    ])
    await eraseEvents({ query: database.query, customer: 'cus_ada' })
    expect(await database.query('SELECT FROM fairwell_forwarded_records')).toEqual([])
  })
})

describe('the sink to Slack', () => {
  it('says that it cannot look whether a message is there, and posts no copy until it can', async () => {
    const blind = await slackStandIn({ scopes: ['chat:write'] })
    const to = slack({ token: 'xoxb-test', channel: 'C1', endpoint: blind.url })
    await store(canceledLog('s1', 'too_expensive', ada))
    blind.faults = ['takes and breaks off']
    const { failed } = await failureOf(
      forwardStored({ query: database.query, to, queue: 'slack', retries: 2, wait: 1 }),
    )
    expect(failed[0]?.reason).toMatch(/Slack's channel C1 answered 200 .*missing_scope/)
    expect([blind.records.length, failed[0]?.isFinal]).toEqual([1, false])
  })
})

it('docs/teams.md: what is stored goes to all three at once', async () => {
  const [snippet = ''] = /(?<=```js\n)import [^`]*forwardStored[^`]*/.exec(readFileSync('docs/teams.md', 'utf8')) ?? []
  const [crm, chat, hook] = await Promise.all([
    hubSpotStandIn(),
    slackStandIn({ channel: 'C0123456789' }),
    webhookStandIn(),
  ])
  const places: Record<string, string> = { 'api.hubapi.com': crm.url, 'slack.com': chat.url, 'crm.test': hook.url }
  const real = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const { host, pathname } = new URL(url)
    return real(`${places[host]}${pathname.replace(/^\/api/, '')}`, init)
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  const env = {
    HUBSPOT_TOKEN: 'pat-test',
    SLACK_TOKEN: 'xoxb-test',
    CRM_URL: 'https://crm.test/',
    CRM_SECRET: webhookSecret,
  }
  const given = { ...server, query: database.query, process: { env }, setInterval: () => undefined, console }
  const receive = new Function(...Object.keys(given), `${snippet.replace(/^import .+\n/, '')}; return receive`)(
    ...Object.values(given),
  )
  const body = JSON.stringify(canceledLog('s1', 'too_expensive', ada))
  expect((await receive(new Request('https://app.example/', { method: 'POST', body }))).status).toBe(200)
  await expect.poll(() => [crm.records.size, chat.records.length, hook.records.size]).toEqual([1, 1, 1])
  const done = 'SELECT FROM fairwell_forwarded WHERE ended_at IS NOT NULL'
  await expect.poll(() => database.query(done)).toHaveLength(3)
})
