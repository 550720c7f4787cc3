import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../demo/database'
import { type Query, receiveEvents, slackMessage } from '../../src/server'
import { alarming, hangs, idsOf, kinds, openAlertWorld } from '../support/alertWorld'

describe.each(kinds)('what sendAlerts sends on %s', (kind) => {
  const world = openAlertWorld(kind)
  const { store, sender, pass, progress } = world

  it('posts each alert once, whoever and however many look for it', async () => {
    const pools = kind === 'a real PostgreSQL' ? [1, 2].map(() => openDatabase({ url: world.postgres?.url ?? '' })) : []
    const queries =
      pools.length > 0
        ? (await Promise.all(pools)).map(({ query }) => query)
        : [world.database.query, world.database.query]
    const events = Array.from({ length: 40 }, (_, index) => alarming(`s${index}`)).flat()
    await store(events)
    const all = queries.flatMap((query) => [sender({ query }), sender({ query })])
    await Promise.all(all.map((each) => each.send()))
    await store(events)
    await Promise.all(all.map((each) => each.send()))
    expect(world.arrivals).toHaveLength(40)
    expect(new Set(idsOf(world.arrivals)).size).toBe(40)
    await Promise.all(all.map((each) => each.stop()))
    await Promise.all(pools.map(async (pool) => (await pool).close()))
  })

  it('leaves alone what was raised long before it was there', async () => {
    await store(alarming('a'))
    await world.database.query(`UPDATE fairwell_events SET received_at = received_at - interval '73 hours'`)
    await store(alarming('b'))
    await sender().send()
    expect(world.arrivals.map(({ body }) => JSON.parse(body).data.sessionId)).toEqual(['b'])
  })

  it('sends to each destination by itself', async () => {
    await store(alarming('a'))
    await sender({ queue: 'crm' }).send()
    await sender({ queue: 'chat' }).send()
    await sender({ queue: 'chat' }).send()
    expect(world.arrivals).toHaveLength(2)
  })

  it('leaves test mode out unless it is asked for', async () => {
    await store(alarming('a', { mode: 'test' }))
    await sender().send()
    expect(world.arrivals).toEqual([])
    await sender({ queue: 'rehearsal', testMode: true }).send()
    expect(JSON.parse(world.arrivals[0]?.body ?? '').data.mode).toBe('test')
  })

  it('posts what format makes of an alert, and leaves out what it makes nothing of', async () => {
    await store([...alarming('a'), ...alarming('b', { team: 'sales' })])
    await sender({ format: ({ team, sessionId }) => (team === 'sales' ? { text: sessionId } : null) }).send()
    expect(world.arrivals.map(({ body }) => body)).toEqual(['{"text":"b"}'])
    expect(await progress()).toMatchObject([{ outcome: 'left out' }, { outcome: 'sent' }])
  })

  it('names the owner and the due time that the config has, whatever the event says', async () => {
    const config = { alerts: [{ id: 'high-value', on: 'flow.canceled' as const, owner: 'mira', dueHours: 24 }] }
    await store(alarming('a', { owner: 'mallory', dueAt: '2020-01-01T00:00:00Z' }))
    await sender({ config }).send()
    await sender({ config, queue: 'slack', format: slackMessage }).send()
    expect(JSON.parse(world.arrivals[0]?.body ?? '').data).toMatchObject({
      owner: 'mira',
      dueAt: '2026-03-02T12:00:10.000Z',
    })
    expect(JSON.parse(world.arrivals[1]?.body ?? '').text).toContain(' Owner: mira, due 2026-03-02 12:00 UTC.')
    await sender({ queue: 'without' }).send()
    expect(world.arrivals[2]?.body).not.toMatch(/owner|dueAt/)
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
    expect(world.arrivals).toHaveLength(1)
  })

  it('waits for the receiver to make its table, and tells of a store that fails', async () => {
    const heard: unknown[] = []
    let broken = false
    const query: Query = (sql, params) =>
      broken ? Promise.reject(new Error('down')) : world.database.query(sql, params as unknown[])
    const alerts = sender({ query, onError: (error) => heard.push(error) })
    await alerts.send()
    expect(heard).toEqual([])
    await store(alarming('a'))
    broken = true
    await alerts.send()
    expect(heard.map(String)).toEqual(['Error: down'])
    broken = false
    await alerts.send()
    expect(world.arrivals).toHaveLength(1)
  })

  it('finds alerts by an index', async () => {
    await store(alarming('a'))
    const alerts = sender()
    await alerts.send()
    await alerts.stop()
    const [found] = await world.database.query(
      `SELECT indexdef FROM pg_indexes WHERE indexname = 'fairwell_events_alerts'`,
    )
    expect(found?.indexdef).toContain('alert.raised')
  })

  it('looks by itself, and no more once it was stopped', async () => {
    const alerts = sender({ everySeconds: 0.05 })
    await store(alarming('a'))
    await expect.poll(() => world.arrivals.length).toBe(1)
    await alerts.stop()
    await store(alarming('b'))
    await alerts.send()
    expect(world.arrivals).toHaveLength(1)
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
    world.answer = hangs
    const alerts = sender({ timeoutSeconds: 0.3 })
    const hooks = [
      alerts.hear,
      () => {
        throw new Error('hook')
      },
      () => Promise.reject(new Error('hook')),
    ]
    for (const [index, onStored] of hooks.entries()) {
      const response = await store(alarming(`s${index}`), receiveEvents({ query: world.database.query, onStored }))
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
