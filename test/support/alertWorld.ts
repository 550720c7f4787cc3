import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { type AlertOptions, type AlertSender, receiveEvents, sendAlerts } from '../../src/server'
import { flowLog } from './flowLog'
import { type Postgres, startPostgres } from './startPostgres'

export const secret = `whsec_${btoa('a secret of twenty-four b')}`
export const oldSecret = `whsec_${btoa('the secret before that one')}`

export interface Arrival {
  headers: Record<string, string>
  body: string
}

export const kinds = ['the embedded PostgreSQL', 'a real PostgreSQL']

/** A database with a receiver's tables, and a destination that alerts are posted to. */
export interface AlertWorld {
  database: Database
  /** Of the real PostgreSQL, where the world is on one. */
  postgres: Postgres | undefined
  /** Of the destination. */
  url: string
  /** What reached the destination, in order. */
  arrivals: Arrival[]
  /** How the destination answers; the default takes everything. */
  answer: (response: ServerResponse) => void
  store(events: CloudEvent[], receive?: (request: Request) => Promise<Response>): Promise<Response>
  /** Looks for alerts only when it is told to; stopped when the test ends. */
  sender(options?: Partial<AlertOptions>): AlertSender
  /** Makes everything written so far older by a PostgreSQL interval. */
  pass(interval: string): Promise<unknown>
  progress(): Promise<Record<string, unknown>[]>
}

/** The world of a describe, on one of the `kinds` of database. Every test finds it empty. */
export function openAlertWorld(kind: string): AlertWorld {
  let senders: AlertSender[] = []
  const world = { store, sender, pass, progress } as AlertWorld
  const destination = createServer(async (request, response) => {
    world.arrivals.push({ headers: request.headers as Record<string, string>, body: await bodyOf(request) })
    world.answer(response)
  })

  beforeAll(async () => {
    if (kind === 'a real PostgreSQL') world.postgres = await startPostgres()
    world.database = await openDatabase(world.postgres ? { url: world.postgres.url } : {})
    await new Promise<void>((resolve) => destination.listen(0, '127.0.0.1', resolve))
    world.url = `http://127.0.0.1:${(destination.address() as AddressInfo).port}/hook`
  }, 300_000)

  afterAll(async () => {
    destination.closeAllConnections()
    destination.close()
    await world.database.close()
    await world.postgres?.stop()
  })

  beforeEach(async () => {
    world.arrivals = []
    senders = []
    world.answer = takes
    await world.database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_alerts, fairwell_alarms')
  })

  afterEach(() => Promise.all(senders.map((each) => each.stop())))

  return world

  async function store(events: CloudEvent[], receive = receiveEvents({ query: world.database.query })) {
    const headers = { 'content-type': 'application/cloudevents-batch+json' }
    return receive(new Request('http://shop.test/events', { method: 'POST', headers, body: JSON.stringify(events) }))
  }

  function sender(options: Partial<AlertOptions> = {}): AlertSender {
    const made = sendAlerts({ query: world.database.query, url: world.url, secret, everySeconds: 0, ...options })
    senders.push(made)
    return made
  }

  function pass(interval: string): Promise<unknown> {
    return Promise.all([
      world.database.query(
        `UPDATE fairwell_alerts SET due_at = due_at - interval '${interval}', raised_at = raised_at - interval '${interval}'`,
      ),
      world.database.query(`UPDATE fairwell_events SET received_at = received_at - interval '${interval}'`),
    ])
  }

  function progress() {
    return world.database.query('SELECT id, attempts, outcome, last_error FROM fairwell_alerts ORDER BY queue, id')
  }
}

/** A flow that raises one alert. */
export function alarming(session: string, data: Record<string, unknown> = {}): CloudEvent[] {
  return flowLog(session, [
    ['flow.started'],
    ['alert.raised', { alert: 'high-value', team: 'success', ...data }],
    ['flow.canceled'],
  ])
}

export const takes = (response: ServerResponse) => void response.writeHead(204).end()

export const answers =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end('no')

export const hangs = () => undefined

export const idsOf = (all: Arrival[]) => all.map(({ headers }) => headers['webhook-id'])

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
