import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runDoctor } from '../../src/cli/commands/runDoctor'
import type { Finding } from '../../src/cli/doctor/finding'
import { config as doubtful, file, run } from '../support/runCommand'

/** The config of the other commands' tests, without what a check warns of. */
const config = {
  ...doubtful,
  rules: [{ id: 'save', offers: ['save20'] }],
  offers: { save20: { type: 'discount', percentOff: 20, durationInMonths: 3, limit: { cooldownDays: 180 } } },
}

/** A merchant's site in the small: the files of ours are stand-ins that name each other as the built ones do. */
const loader = 'const fairwell = 1; import("./flow-1a2b3c.js")'
const flow = 'import("./later-4d5e6f.js"); import("./de-7a8b9c.js")'
const script = { 'content-type': 'text/javascript', 'cache-control': 'max-age=31536000, immutable' }

type Reply = { status?: number; headers?: Record<string, string>; body?: string }
type Replies = Record<string, Reply | ((request: IncomingMessage) => Reply)>

const usual: Replies = {
  '/fairwell.js': { headers: { ...script, 'cache-control': 'max-age=300' }, body: loader },
  '/flow-1a2b3c.js': { headers: script, body: flow },
  '/later-4d5e6f.js': { headers: script },
  '/de-7a8b9c.js': { headers: script },
  '/flow.json': { headers: { 'content-type': 'application/json' }, body: JSON.stringify(config) },
  '/events': ({ method }) => ({ status: method === 'POST' ? 200 : 405 }),
}

const servers: Server[] = []
let replies: Replies = {}
let asked: string[] = []
let own = ''
let other = ''

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://site')
  asked.push(`${request.method} ${pathname} ${request.headers.cookie ?? ''}`.trim())
  const reply = replies[pathname]
  const {
    status = 200,
    headers = {},
    body = '',
  } = (typeof reply === 'function' ? reply(request) : reply) ?? { status: 404 }
  request.resume().on('end', () => response.writeHead(status, headers).end(body))
}

async function open(): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  own = await open()
  other = await open()
})
afterAll(() => {
  for (const server of servers) server.close()
})
beforeEach(() => {
  replies = { ...usual }
  asked = []
})

const attributes =
  'data-config="/flow.json" data-triggers="#cancel" data-endpoint="/events" data-actions="/actions" defer'
const page = (tag = `<script src="/fairwell.js" ${attributes}></script>`, more = ''): string =>
  `<!doctype html><html><head>${more}${tag}</head><body><button id="cancel">Cancel</button></body></html>`

/** A site that differs from the usual one. */
interface Site {
  html?: string
  headers?: Record<string, string>
  replies?: Replies
}

async function examine({ html = page(), headers = {}, replies: changed = {} }: Site = {}, args: string[] = []) {
  Object.assign(replies, changed)
  replies['/account'] = { headers: { 'content-type': 'text/html', ...headers }, body: html }
  const { status, out, err } = await run(runDoctor, [`${own}/account`, '--json', ...args])
  expect(err).toBe('')
  const { ok, findings }: { ok: boolean; findings: Finding[] } = JSON.parse(out)
  expect(status).toBe(ok ? 0 : 1)
  return findings
}

const troubles = (findings: Finding[]) => findings.filter(({ mark }) => mark !== 'good')

it('finds a page in order, place by place, and acts on nothing', async () => {
  const findings = await examine()
  expect(troubles(findings)).toEqual([])
  expect(findings.map(({ place }) => place)).toEqual([
    'page',
    'tag',
    'files',
    'config',
    'triggers',
    'handlers',
    'endpoint',
    'policy',
  ])
  expect(findings.find(({ place }) => place === 'files')?.message).toContain('all 4 files are there')
  expect(asked).not.toContainEqual(expect.stringContaining('/actions'))
})

it('says each in a line, with how to mend it beneath, and exits by what it found', async () => {
  replies['/account'] = { body: page().replace('src="/fairwell.js"', 'src="/old/fairwell.js"') }
  const { status, out } = await run(runDoctor, [`${own}/account`])
  expect(status).toBe(1)
  expect(out).toContain(
    `wrong: files: expected our script, got status 404 from ${own}/old/fairwell.js.\n  Run npx fairwell copy`,
  )
  expect(out).toContain('ok: tag: ')
})

const plain = (change: string) => page(`<script src="/fairwell.js" ${change}></script>`)
const hash = (content: string) => `sha384-${createHash('sha384').update(content).digest('base64')}`
const map = (integrity: Record<string, string>) => `<script type="importmap">${JSON.stringify({ integrity })}</script>`
const twice = page().replace('</head>', `<script src="/fairwell.js" ${attributes}></script></head>`)

describe('what is wrong is found', () => {
  const cases: [string, () => Site, Finding['mark'], string, RegExp][] = [
    ['no tag', () => ({ html: page('') }), 'bad', 'tag', /got none/],
    ['two tags', () => ({ html: twice }), 'bad', 'tag', /got 2/],
    ['a module', () => ({ html: plain(`type="module" ${attributes}`) }), 'bad', 'tag', /type="module"/],
    [
      'a slip in an attribute',
      () => ({ html: plain(`data-trigers="#x" ${attributes}`) }),
      'doubt',
      'tag',
      /data-trigers/,
    ],
    [
      'no triggers',
      () => ({ html: plain('data-config="/flow.json" data-endpoint="/events" defer') }),
      'bad',
      'triggers',
      /got none/,
    ],
    [
      'a trigger that is not there',
      () => ({ html: page().replace('id="cancel"', '') }),
      'doubt',
      'triggers',
      /#cancel/,
    ],
    [
      'a trigger that is no selector',
      () => ({ html: plain('data-config="/flow.json" data-triggers="##" defer') }),
      'bad',
      'triggers',
      /##/,
    ],
    ['no config', () => ({ html: plain('data-triggers="#cancel" defer') }), 'bad', 'config', /nothing is taken over/],
    [
      'a config that is not there',
      () => ({ html: page().replace('/flow.json', '/none.json') }),
      'bad',
      'config',
      /status 404/,
    ],
    [
      'an inline config that is not there',
      () => ({ html: page().replace('/flow.json', '#flow') }),
      'bad',
      'config',
      /#flow/,
    ],
    [
      'a config with errors',
      () => ({ replies: { '/flow.json': { body: '{"version":1}' } } }),
      'bad',
      'config',
      /error/,
    ],
    ['a config that is no JSON', () => ({ replies: { '/flow.json': { body: '<html>' } } }), 'bad', 'config', /JSON/],
    [
      'a config elsewhere, without CORS',
      () => ({ html: page().replace('/flow.json', `${other}/flow.json`) }),
      'bad',
      'config',
      /allow-origin/,
    ],
    [
      'a chunk that is not there',
      () => ({ replies: { '/de-7a8b9c.js': { status: 404 } } }),
      'bad',
      'files',
      /de-7a8b9c\.js: status 404/,
    ],
    [
      'a chunk that is HTML',
      () => ({ replies: { '/de-7a8b9c.js': { headers: { 'content-type': 'text/html' } } } }),
      'bad',
      'files',
      /text\/html/,
    ],
    [
      'files elsewhere, without CORS',
      () => ({ html: page().replace('"/fairwell.js"', `"${other}/fairwell.js"`) }),
      'bad',
      'files',
      /allow-origin/,
    ],
    [
      'a loader that is kept for a year',
      () => ({ replies: { '/fairwell.js': { headers: script, body: loader } } }),
      'doubt',
      'cache',
      /31536000/,
    ],
    [
      'chunks that are not kept',
      () => ({ replies: { '/flow-1a2b3c.js': { headers: { 'content-type': 'text/javascript' }, body: flow } } }),
      'doubt',
      'cache',
      /1 of 3/,
    ],
    [
      'another hash',
      () => ({ html: plain(`integrity="${hash('other')}" ${attributes}`) }),
      'bad',
      'integrity',
      /refuse/,
    ],
    [
      'a changed chunk',
      () => ({ html: page(undefined, map({ '/flow-1a2b3c.js': hash('x') })) }),
      'bad',
      'integrity',
      /flow-1a2b3c\.js changed/,
    ],
    [
      'a chunk without a hash',
      () => ({ html: page(undefined, map({ '/flow-1a2b3c.js': hash(flow) })) }),
      'doubt',
      'integrity',
      /got 1/,
    ],
    [
      'no endpoint',
      () => ({ html: plain('data-config="/flow.json" data-triggers="#cancel" data-actions="/a" defer') }),
      'doubt',
      'endpoint',
      /got none/,
    ],
    [
      'an endpoint that is not there',
      () => ({ html: page().replace('"/events"', '"/none"') }),
      'bad',
      'endpoint',
      /status 404/,
    ],
    [
      'an endpoint that redirects',
      () => ({ replies: { '/events': { status: 301, headers: { location: '/' } } } }),
      'bad',
      'endpoint',
      /status 301/,
    ],
    [
      'an endpoint that wants a ticket',
      () => ({ replies: { '/events': { status: 401 } } }),
      'doubt',
      'endpoint',
      /status 401/,
    ],
    [
      'an endpoint elsewhere, without CORS',
      () => ({ html: page().replace('"/events"', `"${other}/events"`) }),
      'bad',
      'endpoint',
      /CORS/,
    ],
    [
      'no handlers to be seen',
      () => ({ html: plain('data-config="/flow.json" data-triggers="#cancel" data-endpoint="/events" defer') }),
      'doubt',
      'handlers',
      /save20/,
    ],
    [
      'a policy of its own scripts only',
      () => ({
        html: page().replace('"/fairwell.js"', `"${other}/fairwell.js"`),
        headers: { 'content-security-policy': "script-src 'self'" },
      }),
      'bad',
      'policy',
      /script-src/,
    ],
    [
      'a policy of nonces',
      () => ({ html: page(), headers: { 'content-security-policy': "script-src 'nonce-abc' 'strict-dynamic'" } }),
      'bad',
      'policy',
      /nonce/,
    ],
    [
      'a policy that lets no events out',
      () => ({
        html: page(),
        headers: { 'content-security-policy': "default-src 'self'; connect-src https://api.example" },
      }),
      'bad',
      'policy',
      /data-endpoint/,
    ],
    [
      'a policy in the page',
      () => ({ html: page(undefined, `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`) }),
      'bad',
      'policy',
      /data-config/,
    ],
    [
      'a clock that is wrong',
      () => ({ html: page(), headers: { date: 'Thu, 01 Jan 2026 00:00:00 GMT' } }),
      'doubt',
      'clock',
      /seconds/,
    ],
  ]
  it.for(cases)('%s', async ([, make, mark, place, message]) => {
    const found = troubles(await examine(make()))
    expect(found).toContainEqual(expect.objectContaining({ mark, place, message: expect.stringMatching(message) }))
  })
})

it.for(['src', 'data-config', 'data-endpoint', 'data-actions'])('says so where %s is no address', async (name) => {
  const tag = `<script src="/fairwell.js" ${attributes}></script>`
  for (const address of ['http://[', 'javascript:alert(1)', 'http://', '\u{1F600}:'])
    expect(
      await examine({ html: page(tag.replace(new RegExp(`${name}="[^"]*(?=")`), `${name}="${address}`)) }),
    ).toBeTruthy()
})

describe('what is right in another way is let be', () => {
  it.for<[string, () => Site]>([
    [
      'a nonce',
      () => ({
        html: plain(`nonce="abc" ${attributes}`),
        headers: { 'content-security-policy': "script-src 'nonce-abc' 'strict-dynamic'" },
      }),
    ],
    [
      'hashes of all',
      () => ({
        html: page(
          `<script src="/fairwell.js" integrity="${hash(loader)}" ${attributes}></script>`,
          map({ '/flow-1a2b3c.js': hash(flow), '/later-4d5e6f.js': hash(''), '/de-7a8b9c.js': hash('') }),
        ),
      }),
    ],
    [
      'an inline config',
      () => ({
        html: page()
          .replace('/flow.json', '#flow')
          .replace('<body>', `<body><script type="application/json" id="flow">${JSON.stringify(config)}</script>`),
      }),
    ],
    [
      'wildcards',
      () => ({
        html: page(),
        headers: { 'content-security-policy': "default-src http://127.0.0.1:*; script-src http: 'unsafe-inline'" },
      }),
    ],
    ['a base', () => ({ html: page().replace('<head>', '<head><base href="/">').replaceAll('"/f', '"f') })],
  ])('%s', async ([, make]) => {
    expect(troubles(await examine(make()))).toEqual([])
  })
})

it('reads a page behind a sign-in, and shows the cookie to nobody else', async () => {
  await examine({ html: page().replace('"/events"', `"${other}/events"`) }, ['--header', 'Cookie: session=1'])
  expect(asked).toContain('GET /account session=1')
  expect(asked).toContain('OPTIONS /events')
})

it('reads a page that a browser has saved', async () => {
  const saved = file('account.html', page())
  const { status, out } = await run(runDoctor, [saved, '--at', `${own}/account`])
  expect([status, out]).toEqual([0, expect.stringContaining('ok: endpoint: ')])
  const { status: refused, err } = await run(runDoctor, [saved])
  expect([refused, err]).toEqual([2, expect.stringContaining('--at')])
})

it('fails where there is no page', async () => {
  const { status, out } = await run(runDoctor, ['http://127.0.0.1:1/'])
  expect([status, out]).toEqual([2, expect.stringContaining('wrong: page: expected a page, got')])
})
