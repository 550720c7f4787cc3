import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import {
  type Alert,
  type AlertOptions,
  type AlertSender,
  type Query,
  receiveEvents,
  sendAlerts,
  slackMessage,
} from '../../src/server'
import { alertOf } from '../../src/server/alerts/alert'
import { flowLog } from '../support/flowLog'
import { type Postgres, startPostgres } from '../support/startPostgres'

const secret = `whsec_${btoa('a secret of twenty-four b')}`
const oldSecret = `whsec_${btoa('the secret before that one')}`

interface Arrival {
  headers: Record<string, string>
  body: string
}

let postgres: Postgres
let database: Database
let destination: Server
let url: string
/** What reached the destination, in order. */
let arrivals: Arrival[]
/** How the destination answers; the default takes everything. */
let answer: (response: ServerResponse) => void
let senders: AlertSender[]

beforeAll(async () => {
  postgres = await startPostgres()
  destination = createServer(async (request, response) => {
    arrivals.push({ headers: request.headers as Record<string, string>, body: await bodyOf(request) })
    answer(response)
  })
  await new Promise<void>((resolve) => destination.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(destination.address() as AddressInfo).port}/hook`
}, 300_000)

afterAll(async () => {
  destination.closeAllConnections()
  destination.close()
  await postgres.stop()
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

const takes = (response: ServerResponse) => void response.writeHead(204).end()
const answers =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end('no')
const hangs = () => undefined

/** A flow that raises one alert. */
function alarming(session: string, data: Record<string, unknown> = {}): CloudEvent[] {
  return flowLog(session, [
    ['flow.started'],
    ['alert.raised', { alert: 'high-value', team: 'success', ...data }],
    ['flow.canceled'],
  ])
}

async function store(events: CloudEvent[], receive = receiveEvents({ query: database.query })): Promise<Response> {
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  return receive(new Request('http://shop.test/events', { method: 'POST', headers, body: JSON.stringify(events) }))
}

function sender(options: Partial<AlertOptions> = {}): AlertSender {
  const made = sendAlerts({ query: database.query, url, secret, everySeconds: 0, ...options })
  senders.push(made)
  return made
}

const idsOf = (all: Arrival[]) => all.map(({ headers }) => headers['webhook-id'])

/** As if that much time had gone by: everything written so far is older. */
function pass(interval: string): Promise<unknown> {
  return Promise.all([
    database.query(
      `UPDATE fairwell_alerts SET due_at = due_at - interval '${interval}', raised_at = raised_at - interval '${interval}'`,
    ),
    database.query(`UPDATE fairwell_events SET received_at = received_at - interval '${interval}'`),
  ])
}

const progress = () =>
  database.query('SELECT id, attempts, outcome, last_error FROM fairwell_alerts ORDER BY queue, id')

describe.each(['the embedded PostgreSQL', 'a real PostgreSQL'])('sendAlerts on %s', (kind) => {
  beforeAll(async () => {
    database = await openDatabase(kind === 'a real PostgreSQL' ? { url: postgres.url } : {})
  }, 60_000)

  afterAll(() => database.close())

  beforeEach(async () => {
    arrivals = []
    senders = []
    answer = takes
    await database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_alerts, fairwell_alarms')
  })

  afterEach(() => Promise.all(senders.map((each) => each.stop())))

  it('posts what the library of Standard Webhooks verifies, as soon as the receiver has stored it', async () => {
    const alerts = sender()
    const told = { reason: 'price', label: 'It costs too much', category: 'price', answers: { rival: 'acme' } }
    const [started, raised] = alarming('a', told) as [CloudEvent, CloudEvent]
    await store([started, raised], receiveEvents({ query: database.query, onStored: alerts.hear }))
    await expect.poll(() => arrivals.length).toBe(1)
    const [{ body, headers } = { body: '', headers: {} }] = arrivals
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      type: 'alert.raised',
      timestamp: '2026-03-01T12:00:10.000Z',
      data: {
        alert: 'high-value',
        team: 'success',
        flowId: 'main',
        mode: 'live',
        sessionId: 'a',
        customer: { id: 'cus_a' },
        subscription: { id: 'sub_a', mrr: 5000, currency: 'USD' },
        ...told,
        sentence: 'cus_a, $50.00 a month, is about to leave: It costs too much. rival: acme.',
      },
    })
    expect(() => new Webhook(oldSecret).verify(body, headers)).toThrow('No matching signature')
    expect(() => new Webhook(secret).verify(body.replace('5000', '9000'), headers)).toThrow('No matching signature')
  })

  it('posts what the session has told since, too', async () => {
    const offer = { offer: 'save20', type: 'discount' }
    const alerts = sender()
    await store(flowLog('x', [['flow.started']]))
    await alerts.send()
    await alerts.stop()
    await store(
      flowLog('a', [
        ['flow.started'],
        ['alert.raised', { alert: 'high-value' }],
        ['survey.answered', { reason: 'price', category: 'price', answers: { reason: 'price', comment: 'private' } }],
        ['offer.declined', offer],
        ['flow.canceled', { reason: 'price' }],
      ]),
    )
    await store(flowLog('b', [['survey.answered', { reason: 'other', answers: {} }]]))
    await sender().send()
    const { data } = JSON.parse(arrivals[0]?.body ?? '{}')
    expect(data).toMatchObject({ reason: 'price', category: 'price', declined: [offer], outcome: 'canceled' })
    expect(data.sentence).toBe('cus_a, $50.00 a month, is leaving: price. Declined a discount.')
    expect(arrivals[0]?.body).not.toContain('private')
  })

  it('signs with each secret while one is being replaced', async () => {
    await store(alarming('a'))
    await sender({ secret: [secret, oldSecret] }).send()
    const [{ body, headers } = { body: '', headers: {} }] = arrivals
    for (const each of [secret, oldSecret]) expect(new Webhook(each).verify(body, headers)).toBeTruthy()
  })

  it.each([
    ['an error of the destination', answers(500), 'answered 500'],
    ['a redirect, which it does not follow', answers(302, { location: '/hook' }), 'answered 302'],
    ['an answer that does not come', hangs, 'timeout'],
    ['a connection that breaks', (response: ServerResponse) => void response.destroy(), 'fetch failed'],
  ])('tries again after %s, under the same webhook-id, and not before its time', async (_, fails, reason) => {
    answer = fails
    await store(alarming('a'))
    const alerts = sender({ timeoutSeconds: 0.3 })
    await alerts.send()
    await alerts.send()
    expect(arrivals).toHaveLength(1)
    expect(await progress()).toEqual([
      { id: 'a-2', attempts: 1, outcome: null, last_error: expect.stringContaining(reason) },
    ])
    answer = takes
    await pass('6 seconds')
    await alerts.send()
    expect(arrivals).toHaveLength(2)
    expect(new Set(idsOf(arrivals)).size).toBe(1)
    expect(await progress()).toMatchObject([{ attempts: 2, outcome: 'sent' }])
  })

  it('tries again when nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    await store(alarming('a'))
    await sender({ url: `http://127.0.0.1:${port}` }).send()
    await pass('6 seconds')
    await sender().send()
    expect(arrivals).toHaveLength(1)
  })

  it('waits as long as the destination asks', async () => {
    answer = answers(503, { 'retry-after': '600' })
    await store(alarming('a'))
    const alerts = sender()
    await alerts.send()
    answer = takes
    await pass('590 seconds')
    await alerts.send()
    expect(arrivals).toHaveLength(1)
    await pass('80 seconds')
    await alerts.send()
    expect(arrivals).toHaveLength(2)
  })

  it('gives up after the hours it was given, says so once, and then posts no more', async () => {
    const heard: unknown[] = []
    answer = answers(500)
    await store(alarming('a'))
    const alerts = sender({ giveUpAfterHours: 2, onError: (error) => heard.push(error) })
    await alerts.send()
    expect(heard).toEqual([])
    await pass('3 hours')
    await alerts.send()
    expect(heard.map(String)).toEqual([expect.stringMatching(/gave up high-value .* after 2 attempts: answered 500/)])
    await pass('3 hours')
    await alerts.send()
    expect([arrivals.length, heard.length]).toEqual([2, 1])
    expect(await progress()).toMatchObject([{ outcome: 'given up', last_error: 'answered 500' }])
  })

  it('gives up at once when the destination says that it is gone', async () => {
    const heard: unknown[] = []
    answer = answers(410)
    await store(alarming('a'))
    const alerts = sender({ onError: (error) => heard.push(error) })
    await alerts.send()
    await pass('1 hour')
    await alerts.send()
    expect([arrivals.length, heard.length]).toEqual([1, 1])
  })

  it('sends after a restart what was stored while nothing ran, and what a process had only begun', async () => {
    await store([...alarming('a'), ...alarming('b')])
    const dying: Query = (sql, params) =>
      sql.includes('SET ended_at') ? Promise.reject(new Error('killed')) : database.query(sql, params as unknown[])
    await sender({ query: dying, onError: () => undefined }).send()
    expect(arrivals).toHaveLength(2)
    await store(alarming('c'))
    const next = sender()
    await next.send()
    expect(arrivals).toHaveLength(3)
    await pass('61 seconds')
    await next.send()
    const ids = idsOf(arrivals)
    expect([...ids.slice(0, 2)].sort()).toEqual([...ids.slice(3)].sort())
    expect(new Set(ids).size).toBe(3)
    await pass('61 seconds')
    await next.send()
    expect(arrivals).toHaveLength(5)
  })

  it('posts each alert once, whoever and however many look for it', async () => {
    const pools = kind === 'a real PostgreSQL' ? [1, 2].map(() => openDatabase({ url: postgres.url })) : []
    const queries =
      pools.length > 0 ? (await Promise.all(pools)).map(({ query }) => query) : [database.query, database.query]
    const events = Array.from({ length: 40 }, (_, index) => alarming(`s${index}`)).flat()
    await store(events)
    const all = queries.flatMap((query) => [sender({ query }), sender({ query })])
    await Promise.all(all.map((each) => each.send()))
    await store(events)
    await Promise.all(all.map((each) => each.send()))
    expect(arrivals).toHaveLength(40)
    expect(new Set(idsOf(arrivals)).size).toBe(40)
    await Promise.all(all.map((each) => each.stop()))
    await Promise.all(pools.map(async (pool) => (await pool).close()))
  })

  it('leaves alone what was raised long before it was there', async () => {
    await store(alarming('a'))
    await database.query(`UPDATE fairwell_events SET received_at = received_at - interval '73 hours'`)
    await store(alarming('b'))
    await sender().send()
    expect(arrivals.map(({ body }) => JSON.parse(body).data.sessionId)).toEqual(['b'])
  })

  it('sends to each destination by itself', async () => {
    await store(alarming('a'))
    await sender({ queue: 'crm' }).send()
    await sender({ queue: 'chat' }).send()
    await sender({ queue: 'chat' }).send()
    expect(arrivals).toHaveLength(2)
  })

  it('leaves test mode out unless it is asked for', async () => {
    await store(alarming('a', { mode: 'test' }))
    await sender().send()
    expect(arrivals).toEqual([])
    await sender({ queue: 'rehearsal', testMode: true }).send()
    expect(JSON.parse(arrivals[0]?.body ?? '').data.mode).toBe('test')
  })

  it('posts what format makes of an alert, and leaves out what it makes nothing of', async () => {
    await store([...alarming('a'), ...alarming('b', { team: 'sales' })])
    await sender({ format: ({ team, sessionId }) => (team === 'sales' ? { text: sessionId } : null) }).send()
    expect(arrivals.map(({ body }) => body)).toEqual(['{"text":"b"}'])
    expect(await progress()).toMatchObject([{ outcome: 'left out' }, { outcome: 'sent' }])
  })

  it('keeps an alert whose format throws until it is mended', async () => {
    const heard: unknown[] = []
    await store(alarming('a'))
    const format = () => {
      throw new Error('typo')
    }
    await sender({ format, onError: (error) => heard.push(error) }).send()
    expect(heard.map(String)).toEqual(['Error: typo'])
    await pass('6 seconds')
    await sender().send()
    expect(arrivals).toHaveLength(1)
  })

  it('waits for the receiver to make its table, and tells of a store that fails', async () => {
    const heard: unknown[] = []
    let broken = false
    const query: Query = (sql, params) =>
      broken ? Promise.reject(new Error('down')) : database.query(sql, params as unknown[])
    const alerts = sender({ query, onError: (error) => heard.push(error) })
    await alerts.send()
    expect(heard).toEqual([])
    await store(alarming('a'))
    broken = true
    await alerts.send()
    expect(heard.map(String)).toEqual(['Error: down'])
    broken = false
    await alerts.send()
    expect(arrivals).toHaveLength(1)
  })

  it('finds alerts by an index', async () => {
    await store(alarming('a'))
    const alerts = sender()
    await alerts.send()
    await alerts.stop()
    const [found] = await database.query(`SELECT indexdef FROM pg_indexes WHERE indexname = 'fairwell_events_alerts'`)
    expect(found?.indexdef).toContain('alert.raised')
  })

  it('looks by itself, and no more once it was stopped', async () => {
    const alerts = sender({ everySeconds: 0.05 })
    await store(alarming('a'))
    await expect.poll(() => arrivals.length).toBe(1)
    await alerts.stop()
    await store(alarming('b'))
    await alerts.send()
    expect(arrivals).toHaveLength(1)
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('onError is broken'))],
    [
      'throws',
      () => {
        throw new Error('onError is broken')
      },
    ],
  ])('tells the console when onError %s', async (_, onError) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await sender({ query: () => Promise.reject(new Error('no database')), onError }).send()
    await expect.poll(() => said.mock.calls).toEqual([['[fairwell] sendAlerts:', new Error('onError is broken')]])
    said.mockRestore()
  })

  it('keeps no receiver from answering: a destination that hangs, a hook that throws or rejects', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    answer = hangs
    const alerts = sender({ timeoutSeconds: 0.3 })
    const hooks = [
      alerts.hear,
      () => {
        throw new Error('hook')
      },
      () => Promise.reject(new Error('hook')),
    ]
    for (const [index, onStored] of hooks.entries()) {
      const response = await store(alarming(`s${index}`), receiveEvents({ query: database.query, onStored }))
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ accepted: [`s${index}-1`, `s${index}-2`, `s${index}-3`] })
    }
    await expect
      .poll(() => said.mock.calls.map(([text]) => text))
      .toEqual(Array(2).fill('[fairwell] receiveEvents: onStored failed; the events are stored.'))
    said.mockRestore()
    await alerts.stop()
  })
})

it('speaks up about options that cannot work', () => {
  const query = async () => []
  const made = (options: Partial<AlertOptions>) => () =>
    sendAlerts({ query, url: 'https://hook.test', secret, ...options })
  expect(made({ url: 'hook.test' })).toThrow('url: expected an http or https URL, got "hook.test".')
  expect(made({ url: 'file:///etc/passwd' })).toThrow('url: expected')
  expect(made({ secret: '' })).toThrow('secret: expected whsec_')
  expect(made({ secret: undefined as unknown as string })).toThrow('secret: expected whsec_')
  expect(made({ secret: 'whsec_!' })).toThrow('secret: expected whsec_')
})

describe('docs/alerts.md', () => {
  const blocks = [...readFileSync('docs/alerts.md', 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)]
  const codeWith = (text: string) => blocks.map(([, , code = '']) => code).find((code) => code.includes(text)) ?? ''
  const alert: Alert = {
    alert: 'high-value',
    team: 'success',
    time: '2026-03-01T12:00:10.000Z',
    flowId: 'main',
    mode: 'live',
    sessionId: 's',
    customer: { id: '<!channel> & co' },
    subscription: { mrr: 4900, currency: 'USD' },
    sentence: '<!channel> & co, $49.00 a month, is leaving.',
  }

  it('has a format for Slack that says who leaves and lets no id be markup', () => {
    expect(codeWith('slackMessage')).toContain("import { sendAlerts, slackMessage } from 'fairwell/server'")
    expect(slackMessage(alert)).toEqual({
      text: 'high-value for success: &lt;!channel&gt; &amp; co, $49.00 a month, is leaving.',
      mrkdwn: false,
    })
    expect(slackMessage({ ...alert, alert: '<!here>', team: null }).text).toMatch(/^&lt;!here&gt;: /)
  })

  it('shows an alert as it is posted', () => {
    const shown = JSON.parse(codeWith('"type": "alert.raised"'))
    const { sentence, ...data } = shown.data
    const event = { specversion: '1.0', id: 'a', source: 's', type: 'dev.fairwell.alert.raised.v1', data }
    expect(alertOf(event).sentence).toBe(sentence)
  })

  it('names every option', () => {
    const source = readFileSync('src/server/alerts/sendAlerts.ts', 'utf8')
    const [, options = ''] = /interface AlertOptions \{([\s\S]*?)\n\}/.exec(source) ?? []
    const names = [...options.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name)
    const told = [...readFileSync('docs/alerts.md', 'utf8').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
    expect(told).toEqual(names)
  })
})
