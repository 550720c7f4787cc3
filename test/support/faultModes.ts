import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudEvent } from '../../src/events/wire/flowEvent'

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

/** One request, its events, and the way to store some of them. */
export interface Turn {
  request: IncomingMessage
  response: ServerResponse
  events: CloudEvent[]
  bytes: number
  commit(events: CloudEvent[]): void
}

/** The faults of `random`. */
export const randomFaults: Mode[] = [
  { name: 'status', status: 500 },
  { name: 'status', status: 503, retryAfter: 1 },
  { name: 'reset' },
  { name: 'reset-after' },
  { name: 'lost-ack' },
  { name: 'partial' },
]

/** Answers, or fails to, as the mode says. */
export function misbehave(mode: Mode, { request, response, events, bytes, commit }: Turn): unknown {
  const answer = (status: number, headers: Record<string, string> = {}, body = '') =>
    response.writeHead(status, headers).end(body)
  const accept = () => {
    commit(events)
    const accepted = events.map(({ id }) => id)
    answer(200, { 'content-type': 'application/json' }, JSON.stringify({ accepted, rejected: [] }))
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
      commit(events)
      return void request.socket.destroy()
    case 'lost-ack':
      commit(events)
      return void answer(500)
    case 'partial':
      commit(events.filter((_, place) => place % 2 === 0))
      return void answer(500)
    case 'nocors':
      commit(events)
      return void answer(200)
    case '204':
      commit(events)
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
