import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { randomFrom } from '../../src/report/statistics/randomFrom'
import { type AlertOptions, receiveEvents, sendAlerts } from '../../src/server'
import { type Failures, flowsPerFalseAlarm, hasRecovered, hasRisen, limitOf } from '../../src/server/alerts/failureRise'
import { flowLog } from '../support/flowLog'

const countOf = (flows: boolean[]): Failures => ({ failed: flows.filter(Boolean).length, ended: flows.length })

describe('a log in which nothing has changed', () => {
  it.each([0.001, 0.01, 0.05, 0.2])(
    'raises no more alarms in 1,000 weeks than it is said to, at a share of %d',
    (share) => {
      const random = randomFrom(7)
      const perDay = 30
      const week = 7 * perDay
      const flows = Array.from({ length: 1000 * week }, () => random() < share)
      let alarms = 0
      let since = 5 * week
      for (let now = since; now <= flows.length; now += perDay) {
        const start = Math.max(since, now - week)
        const limit = limitOf(countOf(flows.slice(now - 5 * week, now - week)))
        if (!hasRisen(flows.slice(start, now), limit)) continue
        alarms++
        since = now
      }
      expect(alarms).toBeLessThanOrEqual(flows.length / flowsPerFalseAlarm)
    },
  )

  it('keeps the mean time to a false alarm where flows fail as often as the limit lets them', () => {
    const random = randomFrom(11)
    const limit = 0.02
    const lengths = Array.from({ length: 40 }, () => {
      const flows = Array.from({ length: 10_000 }, () => random() < limit)
      return hasRisen(flows, limit)
    })
    // Of 400,000 flows the mean says 4 at most; more than 10 of these would come once in 400 times.
    expect(lengths.filter(Boolean).length).toBeLessThanOrEqual(10)
  })
})

describe('a deploy that breaks the flow', () => {
  /** Flows until the alarm, at the worst of 95 in 100. */
  function flowsUntil(share: number, before: Failures): number {
    const random = randomFrom(3)
    const limit = limitOf(before)
    const delays = Array.from({ length: 200 }, () => {
      const flows = Array.from({ length: 100 }, () => random() < before.failed / (before.ended || 1))
      for (let after = 1; after <= 600; after++) {
        flows.push(random() < share)
        if (hasRisen(flows, limit)) return after
      }
      return Number.POSITIVE_INFINITY
    })
    return delays.sort((one, other) => one - other)[189] ?? Number.NaN
  }

  it.each([
    [0.5, { failed: 10, ended: 1000 }, 20],
    [1, { failed: 10, ended: 1000 }, 8],
    [0.1, { failed: 10, ended: 1000 }, 400],
    [0.5, { failed: 0, ended: 0 }, 60],
  ])('that makes %d of the flows fail is told, after %j', (share, before, most) => {
    expect(flowsUntil(share, before)).toBeLessThanOrEqual(most)
  })
})

describe('hasRecovered', () => {
  const flows = (...failed: number[]) => Array.from({ length: 50 }, (_, index) => failed.includes(index))
  it.each([
    ['fifty good ones', flows(), 0.01, true],
    ['fewer than fifty', flows().slice(1), 0.01, false],
    ['one failure in fifty', flows(3), 0.01, true],
    ['two failures in fifty', flows(3, 9), 0.01, false],
    ['failures before the last fifty', [...flows(1, 2, 3).slice(0, 9), ...flows()], 0.01, true],
    ['as many as the limit lets be', flows(1, 2, 3), 0.06, true],
  ])('after %s', (_, since, limit, expected) => {
    expect(hasRecovered(since, limit)).toBe(expected)
  })
})

describe('sendAlerts on a log', () => {
  let database: Database
  let destination: Server
  let bodies: { type: string; data: Record<string, unknown> }[]
  let url: string

  beforeAll(async () => {
    database = await openDatabase({})
    destination = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      bodies.push(JSON.parse(body))
      response.writeHead(204).end()
    })
    await new Promise<void>((resolve) => destination.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(destination.address() as AddressInfo).port}/`
  }, 60_000)

  afterAll(async () => {
    destination.close()
    await database.close()
  })

  beforeEach(() => {
    bodies = []
  })

  afterEach(() => database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_alerts, fairwell_alarms'))

  /** Flows of one page that ended so many days ago. */
  async function ended(
    name: string,
    { flows, failed, days, data }: { flows: number; failed: number; days: number; data?: Record<string, unknown> },
  ): Promise<void> {
    const events = Array.from({ length: flows }, (_, index): CloudEvent[] => {
      // Spread evenly, so that the order says nothing by itself.
      const fails = Math.floor(((index + 1) * failed) / flows) > Math.floor((index * failed) / flows)
      const type = fails ? 'flow.failed' : 'flow.canceled'
      const log = flowLog(`${name}-${index}`, [[type, { configHash: 'old', version: '0.1.0', ...data }]])
      return log.map((event) => ({ ...event, subject: `cus_${name}_${index}` }))
    }).flat()
    const headers = { 'content-type': 'application/cloudevents-batch+json' }
    const receive = receiveEvents({ query: database.query, maxBytes: 10_000_000 })
    await receive(new Request('http://shop.test/e', { method: 'POST', headers, body: JSON.stringify(events) }))
    await database.query(
      `UPDATE fairwell_events SET received_at = now() - $2::float8 * interval '1 day'
        + length(id) * interval '1 second' + substring(id FROM '-(\\d+)-')::int * interval '1 second'
       WHERE id LIKE $1`,
      [`${name}-%`, days],
    )
  }

  /** As a process does that has just started: it looks at once. */
  async function look(options: Partial<AlertOptions> = {}): Promise<void> {
    const alerts = sendAlerts({ query: database.query, url, secret: null, everySeconds: 0, ...options })
    await alerts.send()
    await alerts.stop()
  }

  const bad = { configHash: 'new', version: '0.2.0' }

  it('says nothing while nothing changes', async () => {
    await ended('weeks', { flows: 400, failed: 4, days: 20 })
    await ended('now', { flows: 200, failed: 3, days: 1 })
    await look()
    expect(bodies).toEqual([])
  })

  it('tells of flows that broke on the way, whatever became of them', async () => {
    await ended('weeks', { flows: 400, failed: 4, days: 20 })
    await ended('broke', { flows: 14, failed: 0, days: 1, data: { ...bad, broke: true } })
    await look()
    expect(bodies).toHaveLength(1)
  })

  it('tells of a broken deploy once, with the build, until it has recovered', async () => {
    await ended('weeks', { flows: 400, failed: 4, days: 20 })
    await ended('good', { flows: 60, failed: 0, days: 2 })
    await ended('bad', { flows: 14, failed: 9, days: 1, data: bad })
    await look()
    await look()
    await ended('worse', { flows: 30, failed: 20, days: 0.9, data: bad })
    await database.query(`UPDATE fairwell_alarms SET raised_at = now() - interval '0.95 days'`)
    await look()
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toMatchObject({
      type: 'alarm.raised',
      data: {
        alert: 'flow.failed',
        team: null,
        flowId: 'main',
        customer: {},
        alarm: {
          failed: 9,
          ended: 74,
          before: { failed: 4, ended: 400 },
          builds: [
            { ...bad, failed: 9, ended: 14 },
            { configHash: 'old', version: '0.1.0', failed: 0, ended: 60 },
          ],
        },
        sentence:
          'Flow https://shop.test/fairwell/main fails: 9 of the last 74 flows (12.2%, 1.0% in the weeks before). By build: config new with fairwell 0.2.0: 9 of 14; config old with fairwell 0.1.0: 0 of 60.',
      },
    })
    await ended('mended', { flows: 60, failed: 0, days: 0.5 })
    await look()
    const [alarm] = await database.query('SELECT recovered_at FROM fairwell_alarms')
    expect(alarm?.recovered_at).not.toBeNull()
    await database.query(`UPDATE fairwell_alarms SET recovered_at = now() - interval '0.4 days'`)
    await look()
    expect(bodies).toHaveLength(1)
    await ended('again', { flows: 14, failed: 9, days: 0.2, data: bad })
    await look()
    await look()
    expect(bodies).toHaveLength(2)
  })

  it('counts a customer once, test mode never, and an alarm that nobody wants not at all', async () => {
    await ended('weeks', { flows: 400, failed: 4, days: 20 })
    await ended('one', { flows: 40, failed: 40, days: 1 })
    await database.query(
      `UPDATE fairwell_events SET event = jsonb_set(event, '{subject}', '"cus_1"') WHERE id LIKE 'one-%'`,
    )
    await ended('rehearsal', { flows: 40, failed: 40, days: 1, data: { mode: 'test' } })
    await look()
    expect(bodies).toEqual([])
    await ended('bad', { flows: 14, failed: 9, days: 0.5 })
    await look({ queue: 'crm', alarm: false })
    expect(bodies).toEqual([])
    await look()
    await look({ queue: 'chat' })
    await look({ queue: 'crm', alarm: false })
    expect(bodies).toHaveLength(2)
  })

  it('raises one alarm, however many processes look, and posts it to each destination once', async () => {
    await ended('bad', { flows: 60, failed: 40, days: 1 })
    await Promise.all(['a', 'a', 'b', 'b'].map((queue) => look({ queue })))
    await Promise.all(['a', 'b'].map((queue) => look({ queue })))
    expect(await database.query('SELECT source FROM fairwell_alarms')).toHaveLength(1)
    expect(bodies).toHaveLength(2)
  })

  it('sends alerts where alarms cannot be kept', async () => {
    await ended('bad', { flows: 60, failed: 40, days: 1 })
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(flowLog('a', [['alert.raised', { alert: 'lost' }]]))
    await receiveEvents({ query: database.query })(new Request('http://shop.test/e', { method: 'POST', headers, body }))
    const heard: unknown[] = []
    const query: AlertOptions['query'] = (sql, params) =>
      sql.includes('CREATE TABLE IF NOT EXISTS fairwell_alarms')
        ? Promise.reject(new Error('permission denied'))
        : database.query(sql, params)
    await look({ query, onError: (error) => heard.push(error) })
    expect(bodies.map(({ data }) => data.alert)).toEqual(['lost'])
    expect(heard.map(String)).toEqual(['Error: permission denied'])
  })
})
