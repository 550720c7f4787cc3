import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  clickHouse,
  eventBridge,
  type ForwardError,
  type Forwarder,
  type ForwardOptions,
  forwardEvents,
  kafkaRest,
  signAws,
  snowplow,
} from '../../../src/server'
import { flowLog } from '../../support/flowLog'

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

describe('kafkaRest', () => {
  it('posts a record an event, keyed by session', async () => {
    await forward(kafkaRest({ url: `${url}/`, topic: 'cancel flows' }))
    expect(heard).toMatchObject([
      {
        method: 'POST',
        url: '/topics/cancel%20flows',
        headers: { 'content-type': 'application/vnd.kafka.json.v2+json' },
      },
    ])
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ records: events.map((event) => ({ key: 's1', value: event })) })
  })

  it('hands on again only the record that failed, and rejects with it', async () => {
    const partly = {
      offsets: [
        { partition: 0, offset: 1 },
        { error_code: 2, error: 'leader gone' },
      ],
    }
    answers = [
      [200, JSON.stringify(partly)],
      [200, JSON.stringify({ offsets: partly.offsets.slice(1) })],
    ]
    const error = await failureOf(forward(kafkaRest({ url, topic: 't' }), { retries: 1 }))
    expect(error.message).toContain('2 leader gone')
    expect(error.failed).toMatchObject([{ event: events[1], isFinal: false }])
    expect(JSON.parse(heard[1]?.body ?? '').records).toMatchObject([{ value: events[1] }])
  })

  it('tries no second time what Kafka never takes', async () => {
    answers = [[200, JSON.stringify({ offsets: [{ error_code: 1, error: 'too large' }, { offset: 2 }] })]]
    const { failed } = await failureOf(forward(kafkaRest({ url, topic: 't' })))
    expect(failed).toMatchObject([{ event: events[0], isFinal: true }])
    expect(heard.length).toBe(1)
  })
})

describe('eventBridge', () => {
  const many = flowLog(
    's2',
    Array.from({ length: 23 }, (): [string] => ['flow.step_viewed']),
  )

  it('puts at most ten events a request', async () => {
    await forwardEvents(many, eventBridge({ region: 'eu-central-1', bus: 'churn', endpoint: url }))
    expect(heard.map(({ body }) => JSON.parse(body).Entries.length)).toEqual([10, 10, 3])
    expect(heard[0]?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSEvents.PutEvents',
    })
    const [entry] = JSON.parse(heard[0]?.body ?? '').Entries
    expect({ ...entry, Detail: JSON.parse(entry.Detail) }).toEqual({
      Source: 'dev.fairwell',
      DetailType: 'dev.fairwell.flow.step_viewed.v1',
      Detail: many[0],
      Time: Date.parse('2026-03-01T12:00:00Z') / 1000,
      EventBusName: 'churn',
    })
  })

  it('goes to the region', () => {
    expect(eventBridge({ region: 'eu-central-1' }).requestFor(events).url).toBe(
      'https://events.eu-central-1.amazonaws.com/',
    )
  })

  const answerOf = (...Entries: object[]) => JSON.stringify({ FailedEntryCount: 1, Entries })
  const failed = { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }
  const to = () => eventBridge({ region: 'eu-central-1', endpoint: url })

  it('puts again only the entries that failed', async () => {
    answers = [[200, answerOf({ EventId: '1' }, failed)]]
    await forward(to())
    expect(heard.map(({ body }) => JSON.parse(body).Entries.length)).toEqual([2, 1])
    expect(JSON.parse(JSON.parse(heard[1]?.body ?? '').Entries[0].Detail)).toEqual(events[1])
  })

  it('rejects when entries failed to the end', async () => {
    answers = [[200, answerOf({ EventId: '1' }, failed)]]
    await expect(forward(to(), { retries: 0 })).rejects.toThrow('1 not taken: ThrottlingException slow down')
  })

  it.each<[string, number, boolean]>([
    ['com.amazon.coral.availability#ThrottlingException', 2, false],
    ['ExpiredTokenException', 1, false],
    ['ValidationException', 1, true],
  ])('knows what is meant by 400 %s', async (type, requests, isFinal) => {
    answers = Array(9).fill([400, JSON.stringify({ __type: type })])
    const error = await failureOf(forwardEvents(events.slice(0, 1), to(), { retries: 1, wait: 1 }))
    expect([heard.length, error.failed[0]?.isFinal]).toEqual([requests, isFinal])
  })
})

describe('signAws', () => {
  it('signs as the example of AWS’s test suite is signed', async () => {
    const sign = signAws({
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
      service: 'service',
      now: () => new Date('2015-08-30T12:36:00Z'),
    })
    const { headers } = await sign({ url: 'https://example.amazonaws.com/', headers: {}, body: '' })
    expect(headers['x-amz-date']).toBe('20150830T123600Z')
    expect(headers.authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, ' +
        'Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    )
  })

  it('signs each try of a forwarded request, its token too', async () => {
    answers = [[503]]
    let minute = 0
    const sign = signAws({
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'secret',
      sessionToken: 'token',
      region: 'eu-central-1',
      now: () => new Date(Date.UTC(2026, 10, 21, 12, minute++)),
    })
    await forward(eventBridge({ region: 'eu-central-1', endpoint: url }), { sign })
    expect(heard.map(({ headers }) => headers['x-amz-date'])).toEqual(['20261121T120000Z', '20261121T120100Z'])
    expect(heard[0]?.headers['x-amz-security-token']).toBe('token')
    expect(heard[0]?.headers.authorization).toContain(
      '/20261121/eu-central-1/events/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,',
    )
  })
})

describe('clickHouse', () => {
  it('inserts a row an event, its data as text', async () => {
    await forward(clickHouse({ url, table: 'churn.events', user: 'writer', password: 'secret' }))
    const { searchParams } = new URL(heard[0]?.url ?? '', url)
    expect(searchParams.get('query')).toBe('INSERT INTO churn.events FORMAT JSONEachRow')
    expect(heard[0]?.headers).toMatchObject({ 'x-clickhouse-user': 'writer', 'x-clickhouse-key': 'secret' })
    const rows = (heard[0]?.body ?? '')
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row))
    expect(rows).toEqual(events.map((event) => ({ ...event, data: JSON.stringify(event.data) })))
  })

  it('takes no table that is more than a name', () => {
    expect(() => clickHouse({ url, table: 'events; DROP TABLE events' })).toThrow('expected table or database.table')
  })
})

describe('snowplow', () => {
  it('sends self-describing events, with one UUID for every copy', async () => {
    const to = snowplow({ url, appId: 'shop', vendor: 'com.example' })
    await forward(to)
    await forward(to)
    expect(heard[0]?.url).toBe('/com.snowplowanalytics.snowplow/tp2')
    const { schema, data } = JSON.parse(heard[0]?.body ?? '')
    expect(schema).toBe('iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4')
    expect(data[1]).toMatchObject({
      e: 'ue',
      aid: 'shop',
      p: 'srv',
      uid: 'cus_1',
      dtm: `${Date.parse(events[1]?.time ?? '')}`,
    })
    expect(JSON.parse(data[1].ue_pr)).toEqual({
      schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0',
      data: { schema: 'iglu:com.example/flow_canceled/jsonschema/1-0-0', data: events[1]?.data },
    })
    expect(data[0].eid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(data[0].eid).not.toBe(data[1].eid)
    expect(heard[1]?.body).toBe(heard[0]?.body)
  })
})
