import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidOf } from '../../../src/events/sinks/uuidOf'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import {
  clickHouse,
  eventBridge,
  type ForwardError,
  type ForwardedEvent,
  type Forwarder,
  type ForwardOptions,
  forwardEvents,
  kafkaRest,
  signAws,
  snowplow,
} from '../../../src/server'
import { flowLog } from '../../support/flowLog'
import { bridge, collector, houseOfClicks, kafka, type System } from '../../support/forwardSystems'

const events = flowLog('s1', [['flow.started'], ['flow.canceled', { reason: 'price' }]]).map((event) => ({
  ...event,
  subject: 'cus_1',
}))

interface Heard {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

let server: Server

let url: string

let heard: Heard[]

/** Answers in turn; then 200 with nothing. */
let answers: [status: number, body?: string, headers?: Record<string, string>][]

beforeEach(async () => {
  heard = []
  answers = []
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    heard.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    })
    const [status, body = '', headers] = answers.shift() ?? [200]
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => new Promise((resolve) => server.close(resolve)))

const failureOf = (forwarded: Promise<void>): Promise<ForwardError> =>
  forwarded.then(
    () => expect.fail('all were taken'),
    (error) => error,
  )

const forward = (to: Forwarder, options: ForwardOptions = {}) => forwardEvents(events, to, { wait: 1, ...options })

describe('forwardEvents', () => {
  it('tries again what may pass', async () => {
    answers = [[500], [429]]
    await forward(kafkaRest({ url, topic: 't' }))
    expect(heard.length).toBe(3)
  })

  it('gives up at once on what will not, and says where and why', async () => {
    answers = [[401, 'no such key']]
    await expect(forward(clickHouse({ url, table: 'events', password: 'secret' }))).rejects.toThrow(
      /answered 401 no such key$/,
    )
    expect(heard.length).toBe(1)
  })

  it('rejects when the tries are used up', async () => {
    answers = [[503], [503], [503]]
    await expect(forward(kafkaRest({ url, topic: 't' }), { retries: 2 })).rejects.toThrow('answered 503')
    expect(heard.length).toBe(3)
  })

  it('names all that is left when the other system is down, and does not ask it for the rest', async () => {
    const many = flowLog(
      's3',
      Array.from({ length: 25 }, (): [string] => ['flow.step_viewed']),
    )
    answers = [[200], [503], [503]]
    const to = eventBridge({ region: 'eu-central-1', endpoint: url })
    const { failed } = await failureOf(forwardEvents(many, to, { retries: 1, wait: 1 }))
    expect(failed.map(({ event }) => event)).toEqual(many.slice(10))
    expect(failed.every(({ isFinal, reason }) => !isFinal && reason.includes('answered 503'))).toBe(true)
    expect(heard.length).toBe(3)
  })

  it('sets aside nothing when all are refused, for then it is not the events', async () => {
    answers = Array(9).fill([400, 'Code: 27.'])
    const { failed } = await failureOf(forward(clickHouse({ url, table: 'events' })))
    expect(failed).toMatchObject(events.map((event) => ({ event, isFinal: false })))
  })

  it.each<[string, number, string, Record<string, string>]>([
    ['a redirect, which would make a GET of it', 301, '', { location: '/elsewhere' }],
    ['a redirect elsewhere, to whom nothing is to be told', 307, '', { location: '/elsewhere' }],
    ['a web page, such as a login', 200, '<!doctype html>', { 'content-type': 'text/html; charset=utf-8' }],
  ])('takes %s for no delivery', async (_, ...answer) => {
    answers = [answer]
    const { failed } = await failureOf(forward(kafkaRest({ url, topic: 't' })))
    expect(failed).toMatchObject(events.map((event) => ({ event, isFinal: false })))
    expect(heard.length).toBe(1)
  })

  it('asks nothing where there is nothing to hand on', async () => {
    await forwardEvents([], eventBridge({ region: 'eu-central-1', endpoint: url }))
    expect(heard).toEqual([])
  })
})

describe('a system that is as strict as its documentation', () => {
  const secret = 'secret'
  const snowplows = collector()
  const region = 'eu-central-1'
  const sign = signAws({ region, accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secret })
  const [first] = events as [CloudEvent]
  const poison = { ...first, id: 'poison', data: { text: 'x'.repeat(1_100_000) }, sequence: '-1' }
  const foreign: ForwardedEvent = { id: 'foreign', source: '/sensors', type: 'com.example.reading' }
  const large = flowLog(
    's4',
    Array.from({ length: 40 }, (): [string, Record<string, unknown>] => [
      'survey.answered',
      { answers: '真'.repeat(10_000) },
    ]),
  )
  const all: ForwardedEvent[] = [...events, ...large.slice(0, 17), foreign, poison, ...large.slice(17)]
  for (const { source, id } of all) snowplows.names.set(uuidOf(`${source} ${id}`), `${source} ${id}`)

  it.each<[string, System, Forwarder, ForwardOptions]>([
    ['Kafka REST', kafka(), kafkaRest({ url: 'http://kafka.test', topic: 'churn' }), {}],
    ['EventBridge', bridge(secret), eventBridge({ region, bus: 'churn' }), { sign }],
    ['ClickHouse', houseOfClicks(), clickHouse({ url: 'http://house.test', table: 'churn', password: 'secret' }), {}],
    ['Snowplow', snowplows, snowplow({ url: 'http://snow.test', appId: 'shop', vendor: 'com.example' }), {}],
  ])('%s has every event once but the poisoned one, which is named', async (_, system, to, options) => {
    system.faults = [503, 429, new Response('', { status: 500 })]
    const { failed } = await failureOf(forwardEvents(all, to, { ...options, fetch: system.fetch, wait: 1 }))
    expect(failed).toMatchObject([{ event: poison, isFinal: true }])
    const expected = all.filter((event) => event.id !== 'poison').map(({ source, id }) => `${source} ${id}`)
    expect(system.taken.toSorted()).toEqual(expected.toSorted())
  })
})
