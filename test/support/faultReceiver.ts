import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { seeded } from './deliveryWorld'
import { type Mode, misbehave, randomFaults } from './faultModes'

export interface ReceivedRequest {
  method: string
  path: string
  time: number
  bytes: number
  contentType: string
  ids: string[]
  /** What the receiver did with it. */
  mode: Mode['name']
}

export interface FaultReceiver {
  /** `http://127.0.0.1:<port>`; any path takes events. */
  url: string
  /** What is stored, by `source id`; the first copy stays. */
  stored(): Map<string, CloudEvent>
  counts(): Counts
  requests(): ReceivedRequest[]
  setMode(mode: Mode): void
  stop(): Promise<void>
}

export interface Counts {
  /** Copies beyond the first that came to be stored. */
  duplicates: number
  /** Copies that were not what the first was. */
  altered: number
  /** Events that are no CloudEvents 1.0. */
  invalid: number
  preflights: number
}

/** The events in a body, and what makes one of them valid; default: ours. */
export interface Dialect {
  read(body: string): CloudEvent[]
  isValid(event: CloudEvent): boolean
  /** Whether a fault may meet a request with these; default: any. */
  isTarget?(events: CloudEvent[]): boolean
}

interface State extends Counts {
  dialect: Dialect
  mode: Mode
  left: number
  random: () => number
  stored: Map<string, CloudEvent>
  requests: ReceivedRequest[]
}

/** A receiver on the loopback interface that fails when it is told to, the same way for the same seed. */
export async function start(mode: Mode = { name: 'ok' }, dialect: Dialect = cloudEvents): Promise<FaultReceiver> {
  const state: State = {
    dialect,
    mode,
    left: mode.times ?? Infinity,
    random: seeded(1),
    stored: new Map(),
    duplicates: 0,
    altered: 0,
    invalid: 0,
    preflights: 0,
    requests: [],
  }
  const server = createServer((request, response) => void receive(state, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stored: () => state.stored,
    counts: () => state,
    requests: () => state.requests,
    setMode: (next) => {
      state.mode = next
      state.left = next.times ?? Infinity
      if (next.name === 'random') state.random = seeded(next.seed)
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function receive(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (state.mode.name !== 'nocors') allowOrigin(request, response)
  const { name } = state.mode
  if (request.method === 'OPTIONS') {
    state.preflights++
    if (name !== 'preflight-hang') response.writeHead(name === 'preflight-fail' ? 403 : 204).end()
    return
  }
  const body = await read(request).catch(() => undefined)
  if (body === undefined) return
  // A redirect that became a GET carries no events.
  const events = body.length ? state.dialect.read(body.toString()) : []
  const mode: Mode = state.dialect.isTarget?.(events) === false ? { name: 'ok' } : nextMode(state)
  state.requests.push({
    method: request.method ?? '',
    path: request.url ?? '',
    time: Date.now(),
    bytes: body.length,
    contentType: request.headers['content-type'] ?? '',
    ids: events.map((event) => event.id),
    mode: mode.name,
  })
  misbehave(mode, { request, response, events, bytes: body.length, commit: (some) => commit(state, some) })
}

function allowOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*')
  response.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? 'content-type')
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After')
  response.setHeader('Access-Control-Max-Age', '600')
  response.setHeader('Vary', 'Origin')
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function nextMode(state: State): Mode {
  if (state.left-- <= 0) return { name: 'ok' }
  const { mode, random } = state
  if (mode.name !== 'random') return mode
  return (random() < mode.share && randomFaults[Math.floor(random() * randomFaults.length)]) || { name: 'ok' }
}

function commit(state: State, events: CloudEvent[]): void {
  for (const event of events) {
    const name = `${event.source} ${event.id}`
    const first = state.stored.get(name)
    if (!state.dialect.isValid(event)) state.invalid++
    if (!first) state.stored.set(name, event)
    else {
      state.duplicates++
      if (JSON.stringify(first) !== JSON.stringify(event)) state.altered++
    }
  }
}

const cloudEvents: Dialect = {
  read: (body) => [JSON.parse(body)].flat(),
  isValid: ({ specversion, id, source, type, time, sequence }) => {
    const isNamed = [id, source, type].every((text) => typeof text === 'string' && text !== '')
    return isNamed && specversion === '1.0' && !Number.isNaN(Date.parse(time)) && /^\d+$/.test(sequence)
  },
}
