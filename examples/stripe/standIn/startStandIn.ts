import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, createIdempotency } from './idempotency'
import { type Params, readForm } from './readForm'
import { renewAll } from './renew'
import { routes } from './routes'
import { createWebhooks, type Webhook } from './sendWebhooks'
import { broken, declined, invalid, rateLimited, StripeAnswer } from './stripeError'
import { createWorld, type World } from './world'

/** What may go wrong with the next request that changes something. `lost`: it is done, and its answer never comes. */
export type Fault = 'rate_limit' | 'declined' | 'down' | 'lost'

const failures = { rate_limit: rateLimited, declined, down: broken }

/** A request that came, as tests look at it. */
export interface Heard {
  request: string
  params: Params
  key: string | undefined
  status: number
  isReplay: boolean
}

/** A server that answers the example's calls as Stripe would. It takes no money, and nobody's. */
export interface StandIn {
  /** For `new Stripe(key, address)`. */
  address: { host: string; port: number; protocol: 'http' }
  world: World
  /** What the next changing requests fail by, in order; undefined where one is to work. */
  faults: (Fault | undefined)[]
  heard: Heard[]
  /** Forgets all idempotency keys, as Stripe may after a day. */
  forgetKeys: () => void
  /** Puts the clock forward; periods end on the way. */
  passDays: (days: number) => void
  /** Resolves when all webhooks so far were taken. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** Starts the stand-in on a free port. */
export async function startStandIn({ webhook }: { webhook?: Webhook } = {}): Promise<StandIn> {
  let ahead = 0
  const now = () => Math.floor(Date.now() / 1000) + ahead
  const webhooks = createWebhooks(webhook)
  const world = createWorld(now, (type, object) =>
    webhooks.send({
      ...{ id: world.id('evt'), object: 'event', api_version: '2026-10-28.endive', created: now(), livemode: false },
      ...{ pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object } },
    }),
  )
  let once = createIdempotency()
  const faults: (Fault | undefined)[] = []
  const heard: Heard[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    const [path = '/', search = ''] = url.split('?')
    const params = readForm(method === 'POST' ? await textOf(request) : search)
    const key = request.headers['idempotency-key'] as string | undefined
    const fault = method === 'GET' ? undefined : faults.shift()
    const run = async () => answered(() => handle(world, `${method} ${path}`, params, fault, request))
    const name = JSON.stringify([method, path, params])
    const given = await answeredBy(() =>
      key && method === 'POST' && fault !== 'rate_limit' ? once(key, name, run) : run(),
    )
    heard.push({ request: `${method} ${path}`, params, key, status: given.status, isReplay: given.isReplay ?? false })
    if (fault === 'lost') return void request.socket.destroy()
    const headers = { 'content-type': 'application/json', 'request-id': world.id('req') }
    response.writeHead(given.status, { ...headers, ...(given.isReplay && { 'idempotent-replayed': 'true' }) })
    response.end(JSON.stringify(given.body))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...{ world, faults, heard, settled: webhooks.settled },
    address: { host: '127.0.0.1', port, protocol: 'http' },
    forgetKeys() {
      once = createIdempotency()
    },
    passDays(days) {
      ahead += days * 86_400
      renewAll(world)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function handle(
  world: World,
  name: string,
  params: Params,
  fault: Fault | undefined,
  { headers }: IncomingMessage,
): object {
  if (!/^Bearer sk_test_\w+$/.test(headers.authorization ?? ''))
    throw new StripeAnswer(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' })
  if (fault && fault !== 'lost') throw failures[fault]()
  for (const [route, perform] of Object.entries(routes)) {
    const [, id] = new RegExp(`^${route.replace(':id', '([^/]+)')}$`).exec(name) ?? [undefined, undefined]
    if (id !== undefined || route === name) return perform(world, params, decodeURIComponent(id ?? ''))
  }
  throw invalid(`Unrecognized request URL (${name}).`)
}

/** What the work gives as an answer; an error of Stripe's is one, too. */
function answered(work: () => object): Answer {
  try {
    return { status: 200, body: work() }
  } catch (error) {
    if (error instanceof StripeAnswer) return { status: error.status, body: { error: error.error } }
    throw error
  }
}

async function answeredBy(
  work: () => Promise<Answer & { isReplay?: boolean }>,
): Promise<Answer & { isReplay?: boolean }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StripeAnswer) return { status: error.status, body: { error: error.error } }
    return { status: 500, body: { error: { type: 'api_error', message: String(error) } } }
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
