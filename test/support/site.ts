import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { CloudEvent } from '../../src/events/wire/flowEvent'

/** A merchant's website for tests: pages, the built files, and an endpoint that keeps what it is sent. */
export interface Site {
  /** Its origin, until it moves. */
  url: string
  /** Pages by path. */
  pages: Map<string, string>
  /** What answers a path instead of the site's own way. */
  routes: Map<string, (request: IncomingMessage, response: ServerResponse, body: string) => void>
  /** Every event the endpoint was sent, in the order it came. */
  events: CloudEvent[]
  /** Every request, as `GET /path`. */
  requests: string[]
  /** Goes on at another origin, where no browser keeps anything of it. What is still sent to the old one arrives nowhere. */
  move(): Promise<void>
  close(): Promise<void>
}

/** The built files, as the build that this run tests wrote them. */
const built = resolve(process.env.OUT_DIR ?? 'dist')

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', json: 'application/json' }

export async function openSite(): Promise<Site> {
  const site: Site = {
    url: '',
    pages: new Map(),
    routes: new Map(),
    events: [],
    requests: [],
    move,
    close: () => close(),
  }
  let close = await open(site)
  return site

  async function move(): Promise<void> {
    const closeOld = close
    close = await open(site)
    await closeOld()
  }
}

/** Serves the site at a port of its own, and gives what ends that. */
async function open(site: Site): Promise<() => Promise<void>> {
  const server = createServer((request, response) => answer(site, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site.url = `http://localhost:${(server.address() as AddressInfo).port}`
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://site')
  const body = await readBody(request)
  site.requests.push(`${request.method} ${request.url}`)
  const route = site.routes.get(pathname)
  if (route) route(request, response, body)
  else if (pathname === '/cancel-events') receive(site, response, body)
  else await serve(site, pathname, response)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function receive(site: Site, response: ServerResponse, body: string): void {
  site.events.push(...(JSON.parse(body) as CloudEvent[]))
  response.writeHead(204).end()
}

async function serve(site: Site, pathname: string, response: ServerResponse): Promise<void> {
  const page = site.pages.get(pathname)
  const type = types[page ? 'html' : (pathname.split('.').at(-1) ?? '')] ?? 'text/plain'
  try {
    const content = page ?? (await readFile(join(built, pathname)))
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(content)
  } catch {
    response.writeHead(404).end('not here')
  }
}
