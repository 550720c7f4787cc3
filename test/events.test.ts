import { describe, expect, it } from 'vitest'
import { backoff } from '../src/events/backoff'
import { toCloudEvent } from '../src/events/cloudEvent'
import { type FlowEvent, flowEventTypes } from '../src/events/flowEvent'
import { hasUndelivered } from '../src/events/hasUndelivered'
import { isTerminal } from '../src/events/isTerminal'
import { redact } from '../src/events/redact'
import { retryAfter } from '../src/events/retryAfter'
import { cloudEventSingle } from '../src/events/sinks/cloudEventSingle'
import { eventName } from '../src/events/sinks/eventName'
import { handOver, type PageTools } from '../src/events/sinks/handOver'
import { postHog } from '../src/events/sinks/postHog'
import { segment } from '../src/events/sinks/segment'
import { stringify } from '../src/events/stringify'
import redactRows from './cases/redact.json'
import { MemoryStorage, session } from './deliveryWorld'

const flowEvent: FlowEvent = {
  id: 'V1StGXR8_Z5jdHi6B-myT',
  type: 'flow.canceled',
  time: '2026-11-21T10:00:00.000Z',
  seq: 7,
  sessionId: 'session-1',
  flowId: 'main',
  configHash: 'abc',
  mode: 'live',
  customer: { id: 'cus_1' },
  subscription: { mrr: 4900 },
  data: { reason: 'too_expensive' },
}

describe('toCloudEvent', () => {
  it('says everything that the FlowEvent says, in the words of CloudEvents 1.0', () => {
    expect(toCloudEvent(flowEvent, 'https://app.example')).toEqual({
      specversion: '1.0',
      id: 'V1StGXR8_Z5jdHi6B-myT',
      source: 'https://app.example/fairwell/main',
      type: 'dev.fairwell.flow.canceled.v1',
      time: '2026-11-21T10:00:00.000Z',
      subject: 'cus_1',
      datacontenttype: 'application/json',
      cfsession: 'session-1',
      sequence: '7',
      data: {
        flowId: 'main',
        configHash: 'abc',
        mode: 'live',
        customer: { id: 'cus_1' },
        subscription: { mrr: 4900 },
        reason: 'too_expensive',
      },
    })
  })

  it('has no subject without a customer id', () => {
    expect(toCloudEvent({ ...flowEvent, customer: {} }, 'https://app.example')).not.toHaveProperty('subject')
  })
})

describe('isTerminal', () => {
  const endings = ['offer.applied', 'flow.saved', 'flow.canceled', 'flow.dismissed', 'flow.referred', 'flow.failed']
  it.each(flowEventTypes)('knows whether %s must leave at once', (type) => {
    expect(isTerminal(toCloudEvent({ ...flowEvent, type }, ''))).toBe(endings.includes(type))
  })
})

describe('redact', () => {
  it.each(redactRows as [string, string, string][])('%s', (_, text, expected) => {
    expect(redact(text, ['email', 'card', 'phone'])).toBe(expected)
  })

  it('leaves the kinds alone that were not asked for', () => {
    expect(redact('jane@example.com 4242424242424242 +14155552671', [])).toBe(
      'jane@example.com 4242424242424242 +14155552671',
    )
    expect(redact('jane@example.com 4242424242424242', ['card'])).toBe('jane@example.com [card]')
  })

  it('takes no longer for hostile text than its length', () => {
    const start = performance.now()
    for (const piece of ['a@', '1 ', '+1-', 'a.', '(1']) redact(piece.repeat(5000), ['email', 'card', 'phone'])
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('backoff', () => {
  it('doubles to its cap, and leaves the upper half to chance', () => {
    const waits = [0, 1, 2, 9].map((failures) => [0, 1].map((random) => backoff(random, failures, 1000, 60_000)))
    expect(waits).toEqual([
      [500, 1000],
      [1000, 2000],
      [2000, 4000],
      [30_000, 60_000],
    ])
  })
})

describe('retryAfter', () => {
  const now = Date.UTC(2026, 10, 21, 10)
  it.each([
    ['seconds', { 'retry-after': '2' }, 2000],
    ['less than a second', { 'retry-after': '0' }, 1000],
    ['more than an hour', { 'retry-after': '86400' }, 3_600_000],
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 10:01:00 GMT' }, 60_000],
    ['a date gone by', { 'retry-after': 'Sat, 21 Nov 2020 10:01:00 GMT' }, 1000],
    ['nothing', {}, Number.NaN],
    ['nonsense', { 'retry-after': 'soon' }, Number.NaN],
    ['an empty header', { 'retry-after': '' }, Number.NaN],
  ])('reads %s', (_, headers, expected) => {
    expect(retryAfter(new Headers(headers as Record<string, string>), now, 0)).toBe(expected)
  })

  it('puts up to a tenth on top', () => {
    expect(retryAfter(new Headers({ 'retry-after': '10' }), now, 1)).toBe(11_000)
  })
})

describe('stringify', () => {
  it('is not bent by a toJSON that an old library gave to arrays', () => {
    const arrays = Array.prototype as { toJSON?: unknown }
    arrays.toJSON = function (this: unknown[]) {
      return `[${this.join(', ')}]`
    }
    try {
      expect(stringify({ offers: [{ id: 'save20', lengths: [1, 2] }] })).toBe(
        '{"offers":[{"id":"save20","lengths":[1,2]}]}',
      )
      expect(stringify([[1]])).toBe('[[1]]')
    } finally {
      delete arrays.toJSON
    }
  })

  it('cuts long texts between characters, not through them', () => {
    expect(JSON.parse(stringify({ text: '🙂'.repeat(10), short: 'abc' }, 4))).toEqual({
      text: '🙂'.repeat(4),
      short: 'abc',
    })
  })
})

describe('hasUndelivered', () => {
  it('tells events that wait from all else', () => {
    const storage = new MemoryStorage()
    storage.setItem('fairwell:history', '{}')
    storage.setItem('fairwell:d:x:1', '')
    storage.setItem('host', 'fairwell:q:')
    expect(hasUndelivered(storage as unknown as Storage)).toBe(false)
    storage.setItem('fairwell:q:x:1', '')
    expect(hasUndelivered(storage as unknown as Storage)).toBe(true)
  })
})

describe('sinks', () => {
  const events = session('s', 2, { flowId: 'main' }).map((event) => ({ ...event, subject: 'cus_1' }))

  it('names events as analytics tools do', () => {
    expect(eventName('dev.fairwell.flow.canceled.v1')).toBe('Cancel Flow Canceled')
    expect(eventName('dev.fairwell.offer.accepted.v12')).toBe('Cancel Flow Offer Accepted')
  })

  it('posts a single CloudEvent under its id', () => {
    expect(cloudEventSingle(events.slice(1))).toEqual({
      headers: { 'content-type': 'application/cloudevents+json', 'idempotency-key': 's-2' },
      body: JSON.stringify(events[1]),
    })
  })

  it('gives Segment the same id and time at each try', () => {
    const { headers, body } = segment('key')(events)
    expect(headers.authorization).toBe('Basic a2V5Og==')
    expect(JSON.parse(body).batch[1]).toMatchObject({
      type: 'track',
      event: 'Cancel Flow Canceled',
      userId: 'cus_1',
      messageId: 's-2',
      timestamp: '2026-11-21T00:00:00.000Z',
      properties: { flowId: 'main', sequence: 2 },
    })
  })

  it('gives Segment the session where there is no customer id', () => {
    const [track] = JSON.parse(segment('key')(session('s', 1)).body).batch
    expect(track.anonymousId).toBe('s')
    expect(track).not.toHaveProperty('userId')
  })

  it('gives PostHog one UUID an event, the same at each try', () => {
    const send = () => JSON.parse(postHog('phc')(events).body)
    const { api_key, batch } = send()
    expect(api_key).toBe('phc')
    expect(batch[0].uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(batch[0].uuid).not.toBe(batch[1].uuid)
    expect(send()).toEqual({ api_key, batch })
    expect(batch[1].properties).toMatchObject({ distinct_id: 'cus_1', sequence: 2 })
  })

  it('hands over to the tools that are there when the event comes, and survives the ones that throw', async () => {
    const heard: unknown[] = []
    const errors: unknown[] = []
    const later: (() => void)[] = []
    const page: PageTools = {}
    const listen = handOver(
      [
        'dataLayer',
        'analytics',
        'posthog',
        'gtag',
        (event) => {
          event.data.flowId = 'bent'
          throw new Error('theirs')
        },
        (event) => heard.push(event.data.flowId),
      ],
      () => page,
      (run) => later.push(run),
      (error) => errors.push(error),
    )
    const [event] = events
    if (event) listen(event)
    expect(heard).toEqual([])
    page.dataLayer = []
    page.gtag = (...given) => heard.push(given[1])
    page.posthog = { capture: (name) => heard.push(name) }
    for (const run of later) run()
    await Promise.resolve()
    expect(page.dataLayer).toEqual([{ event: 'Cancel Flow Step Viewed', eventId: 's-1', fairwell: { flowId: 'main' } }])
    expect(heard).toEqual(['Cancel Flow Step Viewed', 'cancel_flow_step_viewed', 'main'])
    await new Promise((resolve) => setImmediate(resolve))
    expect(errors).toEqual([new Error('theirs')])
    expect(event?.data.flowId).toBe('main')
  })
})
