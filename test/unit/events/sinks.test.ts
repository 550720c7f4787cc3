import { describe, expect, it } from 'vitest'
import { createDelivery } from '../../../src/events/delivery/createDelivery'
import type { DeliveryOptions } from '../../../src/events/delivery/delivery'
import { cloudEventSingle } from '../../../src/events/sinks/cloudEventSingle'
import { eventName } from '../../../src/events/sinks/eventName'
import { handOver } from '../../../src/events/sinks/handOver'
import type { PageToolName, PageTools } from '../../../src/events/sinks/pageTools'
import { postHog } from '../../../src/events/sinks/postHog'
import { segment } from '../../../src/events/sinks/segment'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { session } from '../../support/deliveryWorld'

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
})

describe('handOver', () => {
  function openPage(): PageTools & {
    later: (() => void)[]
    said: unknown[]
    setTimeout: typeof setTimeout
    console: Console
  } {
    const later: (() => void)[] = []
    const said: unknown[] = []
    return {
      later,
      said,
      setTimeout: ((run: () => void) => later.push(run)) as unknown as typeof setTimeout,
      console: { error: (_: string, thrown: unknown) => said.push(thrown) } as unknown as Console,
    }
  }
  function told(to: PageToolName | ((event: CloudEvent) => unknown), page: ReturnType<typeof openPage>) {
    const delivery = createDelivery({
      name: to,
      origin: 'https://app.example',
      storage: () => {
        throw new Error('a hand-over keeps nothing')
      },
      now: () => 0,
    } as unknown as DeliveryOptions)
    const events = session('s', 2, { flowId: 'main' })
    for (const event of events.slice(0, 1)) delivery.record(event)
    delivery.attach((given) => handOver(to, given, page))
    for (const event of events.slice(1)) delivery.record(event)
    expect(delivery.entries.size).toBe(0)
    return events
  }

  it.each([
    [
      'dataLayer',
      [
        { event: 'cancel_flow_step_viewed', eventId: 's-1', fairwell: { flowId: 'main' } },
        { event: 'cancel_flow_canceled', eventId: 's-2', fairwell: { flowId: 'main' } },
      ],
    ],
    [
      'analytics',
      ['Step Viewed', 'Canceled'].map((name, place) => [
        `Cancel Flow ${name}`,
        { flowId: 'main' },
        { messageId: `s-${place + 1}`, timestamp: '2026-11-21T00:00:00.000Z' },
      ]),
    ],
    ['posthog-js', ['Step Viewed', 'Canceled'].map((name) => [`Cancel Flow ${name}`, { flowId: 'main' }])],
    [
      'gtag',
      ['step_viewed', 'canceled'].map((name, place) => [
        'event',
        `cancel_flow_${name}`,
        { event_id: `s-${place + 1}`, flowId: 'main' },
      ]),
    ],
  ] as const)(
    'tells %s in its own words, in a timer, and also what was recorded before it was there',
    (to, expected) => {
      const heard: unknown[] = []
      const hear = (...given: unknown[]) => heard.push(given)
      const page = openPage()
      told(to, page)
      Object.assign(page, { analytics: { track: hear }, posthog: { capture: hear }, gtag: hear, dataLayer: [] })
      expect(heard).toEqual([])
      for (const run of page.later) run()
      expect(to === 'dataLayer' ? page.dataLayer : heard).toEqual(expected)
    },
  )

  it('leaves a tool alone that is not there', () => {
    const page = openPage()
    told('gtag', page)
    for (const run of page.later) run()
    expect(page.said).toEqual([])
  })

  it('survives a function that throws or bends what it is told', async () => {
    const page = openPage()
    const events = told((event) => {
      event.data.flowId = 'bent'
      throw new Error('theirs')
    }, page)
    for (const run of page.later) run()
    await new Promise((resolve) => setImmediate(resolve))
    expect(page.said).toEqual([new Error('theirs'), new Error('theirs')])
    expect(events.map(({ data }) => data.flowId)).toEqual(['main', 'main'])
  })
})
