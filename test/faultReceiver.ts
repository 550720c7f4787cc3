import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CloudEvent } from '../src/events/flowEvent'
import { seeded } from './deliveryWorld'

/** How the receiver misbehaves. `times`: for so many requests, then it is well; default: for ever. */
export type Mode = (
  | {
      name:
        | 'ok'
        | '204'
        | 'html'
        | 'hang'
        | 'reset'
        | 'reset-after'
        | 'lost-ack'
        | 'partial'
        | 'redirect'
        | 'drop-silent'
    }
  | { name: 'nocors' | 'preflight-fail' | 'preflight-hang' }
  /** Seconds, in the form that Retry-After is to have; `hidden`: CORS does not expose it. */
  | { name: 'status'; status: number; retryAfter?: number; as?: 'seconds' | 'date' | 'hidden' }
  | { name: 'slow'; delay: number }
  | { name: 'too-large'; maxBytes: number }
  | { name: 'poison'; id: string }
  /** A share of the requests meets one of the other faults, by the seed. */
  | { name: 'random'; share: number; seed: number }
) & { times?: number }

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
  /** Copies beyond the first that came to be stored, and events that are no CloudEvents 1.0. */
  counts(): { duplicates: number; invalid: number }
  requests(): ReceivedRequest[]
  setMode(mode: Mode): void
  stop(): Promise<void>
}

type Turn = { request: IncomingMessage; response: ServerResponse; events: CloudEvent[]; bytes: number; state: State }

interface State {
  mode: Mode
  left: number
  random: () => number
  stored: Map<string, CloudEvent>
  duplicates: number
  invalid: number
  requests: ReceivedRequest[]
}

/** A receiver on the loopback interface that fails when it is told to, the same way for the same seed. */
export async function start(mode: Mode = { name: 'ok' }): Promise<FaultReceiver> {
  const state: State = {
    mode,
    left: mode.times ?? Infinity,
    random: seeded(1),
    stored: new Map(),
    duplicates: 0,
    invalid: 0,
    requests: [],
  }
  const server = createServer((request, response) => void receive(state, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stored: () => state.stored,
    counts: () => ({ duplicates: state.duplicates, invalid: state.invalid }),
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
    if (name !== 'preflight-hang') response.writeHead(name === 'preflight-fail' ? 403 : 204).end()
    return
  }
  const body = await read(request).catch(() => undefined)
  if (body === undefined) return
  const events = parse(body)
  const mode = nextMode(state)
  state.requests.push({
    method: request.method ?? '',
    path: request.url ?? '',
    time: Date.now(),
    bytes: body.length,
    contentType: request.headers['content-type'] ?? '',
    ids: events.map((event) => event.id),
    mode: mode.name,
  })
  act(mode, { request, response, events, bytes: body.length, state })
}

function allowOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*')
  response.setHeader('Access-Control-Allow-Headers', 'content-type')
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After')
  response.setHeader('Access-Control-Max-Age', '600')
  response.setHeader('Vary', 'Origin')
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The events of a batch; a redirect that became a GET carries none. */
function parse(body: Buffer): CloudEvent[] {
  return body.length ? [JSON.parse(body.toString())].flat() : []
}

const randomFaults: Mode[] = [
  { name: 'status', status: 500 },
  { name: 'status', status: 503, retryAfter: 1 },
  { name: 'reset' },
  { name: 'reset-after' },
  { name: 'lost-ack' },
  { name: 'partial' },
]

function nextMode(state: State): Mode {
  if (state.left-- <= 0) return { name: 'ok' }
  const { mode, random } = state
  if (mode.name !== 'random') return mode
  return (random() < mode.share && randomFaults[Math.floor(random() * randomFaults.length)]) || { name: 'ok' }
}

function act(mode: Mode, turn: Turn): unknown {
  const { request, response, events, bytes } = turn
  const answer = (status: number, headers: Record<string, string> = {}, body = '') =>
    response.writeHead(status, headers).end(body)
  const accept = () => {
    commit(turn, events)
    answer(
      200,
      { 'content-type': 'application/json' },
      JSON.stringify({ accepted: events.map(({ id }) => id), rejected: [] }),
    )
  }
  const acceptIf = (isFine: boolean, status: number) => (isFine ? accept() : answer(status))
  switch (mode.name) {
    case 'hang':
      return
    case 'slow':
      return void setTimeout(accept, mode.delay)
    case 'reset':
      return void request.socket.destroy()
    case 'reset-after':
      commit(turn, events)
      return void request.socket.destroy()
    case 'lost-ack':
      commit(turn, events)
      return void answer(500)
    case 'partial':
      commit(
        turn,
        events.filter((_, place) => place % 2 === 0),
      )
      return void answer(500)
    case 'nocors':
      commit(turn, events)
      return void answer(200)
    case '204':
      commit(turn, events)
      return void answer(204)
    case 'html':
      return void answer(200, { 'content-type': 'text/html' }, '<!doctype html><title>Log in</title>')
    case 'drop-silent':
      return void answer(200)
    case 'redirect':
      return request.url?.endsWith('?moved') ? accept() : void answer(307, { location: `${request.url}?moved` })
    case 'too-large':
      return void acceptIf(bytes <= mode.maxBytes, 413)
    case 'poison':
      return void acceptIf(!events.some(({ id }) => id === mode.id), 400)
    case 'status':
      return void answer(mode.status, retryHeaders(mode, response))
    default:
      return accept()
  }
}

function retryHeaders({ retryAfter, as }: Mode & { name: 'status' }, response: ServerResponse): Record<string, string> {
  if (retryAfter === undefined) return {}
  if (as === 'hidden') response.removeHeader('Access-Control-Expose-Headers')
  // A date has whole seconds: rounded up, so that it never asks for less.
  const date = new Date(Math.ceil((Date.now() + retryAfter * 1000) / 1000) * 1000).toUTCString()
  return { 'retry-after': as === 'date' ? date : `${retryAfter}` }
}

function commit({ state }: Turn, events: CloudEvent[]): void {
  for (const event of events) {
    const name = `${event.source} ${event.id}`
    if (!isCloudEvent(event)) state.invalid++
    if (state.stored.has(name)) state.duplicates++
    else state.stored.set(name, event)
  }
}

function isCloudEvent({ specversion, id, source, type, time, sequence }: Partial<CloudEvent>): boolean {
  const isNamed = [id, source, type].every((text) => typeof text === 'string' && text !== '')
  return isNamed && specversion === '1.0' && !Number.isNaN(Date.parse(time ?? '')) && /^\d+$/.test(sequence ?? '')
}
