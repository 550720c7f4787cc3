import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { stringify } from '../../../src/base/stringify'
import { backoff } from '../../../src/events/delivery/backoff'
import { fit } from '../../../src/events/delivery/fit'
import { hasUndelivered } from '../../../src/events/delivery/hasUndelivered'
import { retryAfter } from '../../../src/events/delivery/retryAfter'
import { toCloudEvent } from '../../../src/events/wire/cloudEvent'
import { type CloudEvent, type FlowEvent, flowEventTypes } from '../../../src/events/wire/flowEvent'
import { isUrgent } from '../../../src/events/wire/isUrgent'
import { MemoryStorage } from '../../support/deliveryWorld'

const flowEvent: FlowEvent = {
  id: 'V1StGXR8_Z5jdHi6B-myT',
  type: 'flow.canceled',
  time: '2026-11-21T10:00:00.000Z',
  seq: 7,
  sessionId: 'session-1',
  flowId: 'main',
  configHash: 'abc',
  version: '0.1.0',
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
        version: '0.1.0',
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

describe('isUrgent', () => {
  const endings = [
    'offer.accepted',
    'offer.applied',
    'flow.saved',
    'flow.canceled',
    'flow.dismissed',
    'flow.referred',
    'flow.failed',
  ]
  it.each(flowEventTypes)('knows whether %s must leave at once', (type) => {
    expect(isUrgent(toCloudEvent({ ...flowEvent, type }, ''))).toBe(endings.includes(type))
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
    const event = { text: '🙂'.repeat(20_000), short: 'abc' } as unknown as CloudEvent
    expect(JSON.parse(fit(event) ?? '')).toEqual({ text: '🙂'.repeat(1000), short: 'abc' })
  })
})

describe('hasUndelivered', () => {
  const denied = {
    get localStorage(): Storage {
      throw new DOMException('denied', 'SecurityError')
    },
  }
  function browser() {
    return { localStorage: new MemoryStorage() as unknown as Storage, indexedDB: new IDBFactory() }
  }

  it('tells events that wait from all else', async () => {
    const { localStorage, indexedDB } = browser()
    localStorage.setItem('fairwell:history', '{}')
    localStorage.setItem('fairwell:hold:x', '1')
    localStorage.setItem('host', 'fairwell:q:')
    expect(await hasUndelivered({ localStorage, indexedDB }, 0)).toBe(false)
    // A refused event has to be deleted in time, so it counts like one that waits.
    for (const key of ['fairwell:q:x:1', 'fairwell:d:x:1']) {
      localStorage.setItem(key, '')
      expect(await hasUndelivered({ localStorage, indexedDB }, 0)).toBe(true)
      localStorage.removeItem(key)
    }
  })

  it('sees the database, which is all that a killed browser kept, and where localStorage is denied', async () => {
    const { localStorage, indexedDB } = browser()
    await new Promise((resolve) => {
      indexedDB.open('fairwell').onsuccess = resolve
    })
    expect(await hasUndelivered({ localStorage, indexedDB }, 0)).toBe(true)
    expect(await hasUndelivered(Object.assign(Object.create(denied), { indexedDB }))).toBe(true)
  })

  it('sees localStorage where there is no database to ask', async () => {
    const { localStorage } = browser()
    localStorage.setItem('fairwell:q:x:1', '')
    expect(await hasUndelivered({ localStorage, indexedDB: undefined as never }, 0)).toBe(true)
  })
})
