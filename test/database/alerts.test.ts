import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { type Query, receiveEvents } from '../../src/server'
import { alarming, answers, hangs, idsOf, kinds, oldSecret, openAlertWorld, secret, takes } from '../support/alertWorld'
import { flowLog } from '../support/flowLog'

describe.each(kinds)('sendAlerts on %s', (kind) => {
  const world = openAlertWorld(kind)
  const { store, sender, pass, progress } = world

  it('posts what the library of Standard Webhooks verifies, as soon as the receiver has stored it', async () => {
    const alerts = sender()
    const told = { reason: 'price', label: 'It costs too much', category: 'price', answers: { rival: 'acme' } }
    const [started, raised] = alarming('a', told) as [CloudEvent, CloudEvent]
    await store([started, raised], receiveEvents({ query: world.database.query, onStored: alerts.hear }))
    await expect.poll(() => world.arrivals.length).toBe(1)
    const [{ body, headers } = { body: '', headers: {} }] = world.arrivals
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
    // A session's facts are looked for only by their index, which the database makes beside what it does.
    const index = `SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass('fairwell_events_facts')`
    await expect.poll(() => world.database.query(index)).toEqual([{ valid: true }])
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
    const { data } = JSON.parse(world.arrivals[0]?.body ?? '{}')
    expect(data).toMatchObject({ reason: 'price', category: 'price', declined: [offer], outcome: 'canceled' })
    expect(data.sentence).toBe('cus_a, $50.00 a month, is leaving: price. Declined a discount.')
    expect(world.arrivals[0]?.body).not.toContain('private')
  })

  it('signs with each secret while one is being replaced', async () => {
    await store(alarming('a'))
    await sender({ secret: [secret, oldSecret] }).send()
    const [{ body, headers } = { body: '', headers: {} }] = world.arrivals
    for (const each of [secret, oldSecret]) expect(new Webhook(each).verify(body, headers)).toBeTruthy()
  })

  it.each([
    ['an error of the destination', answers(500), 'answered 500'],
    ['a redirect, which it does not follow', answers(302, { location: '/hook' }), 'answered 302'],
    ['an answer that does not come', hangs, 'timeout'],
    ['a connection that breaks', (response: ServerResponse) => void response.destroy(), 'fetch failed'],
  ])('tries again after %s, under the same webhook-id, and not before its time', async (_, fails, reason) => {
    world.answer = fails
    await store(alarming('a'))
    const alerts = sender({ timeoutSeconds: 0.3 })
    await alerts.send()
    await alerts.send()
    expect(world.arrivals).toHaveLength(1)
    expect(await progress()).toEqual([
      { id: 'a-2', attempts: 1, outcome: null, last_error: expect.stringContaining(reason) },
    ])
    world.answer = takes
    await pass('6 seconds')
    await alerts.send()
    expect(world.arrivals).toHaveLength(2)
    expect(new Set(idsOf(world.arrivals)).size).toBe(1)
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
    expect(world.arrivals).toHaveLength(1)
  })

  it('waits as long as the destination asks', async () => {
    world.answer = answers(503, { 'retry-after': '600' })
    await store(alarming('a'))
    const alerts = sender()
    await alerts.send()
    world.answer = takes
    await pass('590 seconds')
    await alerts.send()
    expect(world.arrivals).toHaveLength(1)
    await pass('80 seconds')
    await alerts.send()
    expect(world.arrivals).toHaveLength(2)
  })

  it('gives up after the hours it was given, says so once, and then posts no more', async () => {
    const heard: unknown[] = []
    world.answer = answers(500)
    await store(alarming('a'))
    const alerts = sender({ giveUpAfterHours: 2, onError: (error) => heard.push(error) })
    await alerts.send()
    expect(heard).toEqual([])
    await pass('3 hours')
    await alerts.send()
    expect(heard.map(String)).toEqual([expect.stringMatching(/gave up high-value .* after 2 attempts: answered 500/)])
    await pass('3 hours')
    await alerts.send()
    expect([world.arrivals.length, heard.length]).toEqual([2, 1])
    expect(await progress()).toMatchObject([{ outcome: 'given up', last_error: 'answered 500' }])
  })

  it('gives up at once when the destination says that it is gone', async () => {
    const heard: unknown[] = []
    world.answer = answers(410)
    await store(alarming('a'))
    const alerts = sender({ onError: (error) => heard.push(error) })
    await alerts.send()
    await pass('1 hour')
    await alerts.send()
    expect([world.arrivals.length, heard.length]).toEqual([1, 1])
  })

  it('sends after a restart what was stored while nothing ran, and what a process had only begun', async () => {
    await store([...alarming('a'), ...alarming('b')])
    const dying: Query = (sql, params) =>
      sql.includes('SET ended_at')
        ? Promise.reject(new Error('killed'))
        : world.database.query(sql, params as unknown[])
    await sender({ query: dying, onError: () => undefined }).send()
    expect(world.arrivals).toHaveLength(2)
    await store(alarming('c'))
    const next = sender()
    await next.send()
    expect(world.arrivals).toHaveLength(3)
    await pass('61 seconds')
    await next.send()
    const ids = idsOf(world.arrivals)
    expect([...ids.slice(0, 2)].sort()).toEqual([...ids.slice(3)].sort())
    expect(new Set(ids).size).toBe(3)
    await pass('61 seconds')
    await next.send()
    expect(world.arrivals).toHaveLength(5)
  })
})
