import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { broken, declined, PaddleAnswer, rateLimited } from './paddleError'
import { renewAll } from './renew'
import { routes } from './routes'
import { createWebhooks, type Webhook } from './sendWebhooks'
import { createWorld, type World } from './world'

/** What may go wrong with the next request that changes something. `lost`: it is done, and its answer never comes. */
export type Fault = 'rate_limit' | 'declined' | 'down' | 'lost'

const failures = { rate_limit: rateLimited, declined, down: broken }

/** A request that came, as tests look at it. */
export interface Heard {
  request: string
  body: object
  status: number
}

/** A server that answers the example's calls as Paddle would. It takes no money, and nobody's. */
export interface StandIn {
  /** For `new Paddle(key, { environment: url })`. */
  url: string
  world: World
  /** What the next changing requests fail by, in order; undefined where one is to work. */
  faults: (Fault | undefined)[]
  heard: Heard[]
  /** Puts the clock forward; periods end on the way. */
  passDays: (days: number) => void
  /** Resolves when all webhooks so far were taken. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** Starts the stand-in on a free port. */
export async function startStandIn({ webhook }: { webhook?: Webhook } = {}): Promise<StandIn> {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const webhooks = createWebhooks(webhook)
  const world = createWorld(now, (event_type, data) =>
    webhooks.send({
      event_id: world.id('evt'),
      event_type,
      occurred_at: now().toISOString(),
      notification_id: world.id('ntf'),
      data,
    }),
  )
  const faults: (Fault | undefined)[] = []
  const heard: Heard[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    const { pathname, searchParams } = new URL(url, 'http://stand.in')
    const body = method === 'GET' ? {} : JSON.parse((await textOf(request)) || '{}')
    const fault = method === 'GET' ? undefined : faults.shift()
    const given = answered(() => {
      if (!/^bearer pdl_\w+$/i.test(request.headers.authorization ?? ''))
        throw new PaddleAnswer(
          403,
          'authentication_malformed',
          'Authentication header included, but incorrectly formatted',
        )
      if (fault && fault !== 'lost') throw failures[fault]()
      return handle(world, `${method} ${pathname}`, body, searchParams)
    })
    heard.push({ request: `${method} ${pathname}`, body, status: given.status })
    if (fault === 'lost') return void request.socket.destroy()
    const wait = given.retryAfter === undefined ? {} : { 'retry-after': String(given.retryAfter) }
    response.writeHead(given.status, { 'content-type': 'application/json', ...wait })
    response.end(JSON.stringify(given.body))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...{ url: `http://127.0.0.1:${port}`, world, faults, heard, settled: webhooks.settled },
    passDays(days) {
      ahead += days * 86_400_000
      renewAll(world)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function handle(world: World, name: string, body: object, search: URLSearchParams): object {
  for (const [route, perform] of Object.entries(routes)) {
    const [, id] = new RegExp(`^${route.replace(':id', '([^/]+)')}$`).exec(name) ?? [undefined, undefined]
    if (id === undefined && route !== name) continue
    const data = perform(world, body as never, decodeURIComponent(id ?? ''), search)
    const pagination = { per_page: 50, has_more: false, next: '', estimated_total: 1 }
    return { data, meta: { request_id: world.id('req'), ...(Array.isArray(data) && { pagination }) } }
  }
  throw new PaddleAnswer(404, 'invalid_url', `No such URL: ${name}`)
}

/** What the work gives as an answer; an error of Paddle's is one, too. */
function answered(work: () => object): { status: number; body: object; retryAfter?: number | undefined } {
  try {
    return { status: 200, body: work() }
  } catch (error) {
    if (error instanceof PaddleAnswer) return { status: error.status, body: error.body, retryAfter: error.retryAfter }
    return { status: 500, body: new PaddleAnswer(500, 'internal_error', String(error)).body }
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
