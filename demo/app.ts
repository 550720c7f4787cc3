import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { palette } from '../src/report/print/palette'
import { receiveEvents, signTicket } from '../src/server'
import { type Account, changes, customer, NotPossible } from './account'
import { accountStore } from './accountStore'
import type { Database } from './database'
import { builtFiles, type FairwellFiles } from './fairwellFiles'
import { examples } from './gallery/examples'
import { guardRoutes } from './guardRoutes'
import { ticketSecret } from './guards/ticketSecret'
import { accountPage } from './pages/accountPage'
import { billersPage } from './pages/billersPage'
import { eventsPage } from './pages/eventsPage'
import { sessionList } from './pages/eventsPanel'
import { brokenPath, situationOf } from './pages/fairwellTags'
import { galleryFrame, type Look, looks } from './pages/galleryFrame'
import { galleryPage } from './pages/galleryPage'
import { languages } from './pages/layout'
import { playgroundRoutes } from './playground/playgroundRoutes'
import { reportRoutes } from './reportRoutes'
import { sessionRoutes } from './sessionRoutes'
import { forgetEvents, storedSessions } from './storedEvents'

const here = fileURLToPath(new URL('.', import.meta.url))

export interface AppOptions {
  /** Which fairwell the pages load; the built one unless given. */
  files?: FairwellFiles
  now?: () => Date
}

/** Tallyroom: its pages, its own API, the receiver, and the files of fairwell. Makes its table in the database. */
export async function createApp(
  database: Database,
  { files = builtFiles, now = () => new Date() }: AppOptions = {},
): Promise<Hono> {
  const accounts = await accountStore(database)
  const app = new Hono()

  app.use(async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-cache')
  })

  app.get('/', async (context) => {
    const [account, sessions] = await Promise.all([accounts.read(now()), storedSessions(database)])
    const isBroken = context.req.query('without') === 'later'
    const ticket = await signTicket(customer.id, { secret: ticketSecret })
    context.header(
      'Set-Cookie',
      `fairwell_ticket=${ticket}; Path=/cancel-events; HttpOnly; SameSite=Lax; Max-Age=2678400`,
    )
    return context.html(accountPage({ account, sessions, locale: languageAsked(context), isBroken }))
  })
  app.get('/events', async (context) => context.html(eventsPage(await storedSessions(database))))
  app.get('/events/live', async (context) => context.html(sessionList(await storedSessions(database))))
  app.get('/billers', (context) => context.html(billersPage(now())))
  app.get('/gallery', (context) => context.html(galleryPage({ look: lookOf(context), lang: languageAsked(context) })))
  app.get('/gallery/:id', (context) => {
    const example = examples.find(({ id }) => id === context.req.param('id'))
    return example
      ? context.html(galleryFrame(example, { look: lookOf(context), lang: languageAsked(context) }))
      : context.notFound()
  })
  app.route('/', playgroundRoutes(files))
  app.get('/api/events', async (context) => context.json(await storedSessions(database)))
  app.get('/api/subscription', async (context) => context.json(await accounts.read(now())))
  app.get('/cancel-flow.json', async (context) =>
    context.body(await readConfig(), 200, { 'Content-Type': 'application/json' }),
  )
  app.route('/', reportRoutes({ database, now, readConfig }))
  app.route('/', sessionRoutes(database))
  const readFacts = async () => situationOf(await accounts.read(now()))
  app.route('/', guardRoutes({ database, now, readConfig, readFacts }))

  app.post('/api/start-over', async (context) => {
    await forgetEvents(database)
    return answer(context, await accounts.startOver(now()))
  })
  for (const [name, change] of Object.entries(changes)) {
    app.post(`/api/subscription/${name}`, async (context) =>
      answer(context, await accounts.change(change, await bodyOf(context), now())),
    )
  }

  const receive = receiveEvents({ query: database.query, tickets: { secret: ticketSecret } })
  app.all('/cancel-events', (context) => receive(context.req.raw))

  app.get('/demo/palette.css', (context) => context.body(palette, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.use('/demo/*', serveStatic({ root: `${here}public`, rewriteRequestPath: (path) => path.slice('/demo'.length) }))
  // The second chunk is missing when it is loaded ahead and when "Continue" needs it; "Try again" asks for `?2` and gets it.
  app.get(`${brokenPath}/:file{later-.+}`, (context, next) =>
    new URL(context.req.url).search < '?2' ? context.notFound() : next(),
  )
  const withoutPrefix = (path: string) => path.slice(brokenPath.length)
  app.use(`${brokenPath}/*`, serveStatic({ root: files.folder, rewriteRequestPath: withoutPrefix }))
  app.use(serveStatic({ root: files.folder }))

  app.onError((error, context) => {
    if (error instanceof NotPossible) return context.json({ error: error.message }, 400)
    console.error('[demo]', error)
    return context.json({ error: 'Something broke; the server’s console says what.' }, 500)
  })
  return app
}

function readConfig(): Promise<string> {
  return readFile(`${here}cancel-flow.json`, 'utf8')
}

/** The language that the address asks for, if we have texts in it. */
function languageAsked(context: Context): string | undefined {
  const asked = context.req.query('lang') ?? ''
  return Object.hasOwn(languages, asked) ? asked : undefined
}

function lookOf(context: Context): Look {
  return looks.find((look) => look === context.req.query('look')) ?? 'light'
}

async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  const body: unknown = await context.req.json().catch(() => undefined)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

/** Answers a change: a form is sent back to the page, a script gets what a handler returns to fairwell. */
function answer(context: Context, account: Account): Response {
  if (!context.req.header('Accept')?.includes('application/json')) return context.redirect('/', 303)
  const confirmationId = `TR-${crypto.randomUUID().slice(0, 6).toUpperCase()}`
  return context.json({ confirmationId, account })
}
