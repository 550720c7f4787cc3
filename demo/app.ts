import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { palette } from '../src/report/print/palette'
import { receiveEvents } from '../src/server'
import { ada, NotPossible, newAccount } from './account'
import { accountRoutes } from './accountRoutes'
import { alertRoutes, originOf } from './alertRoutes'
import { billerRoutes } from './billerRoutes'
import { boxRoutes } from './box/boxRoutes'
import type { Database } from './database'
import { docsRoutes } from './docsRoutes'
import { builtFiles, type FairwellFiles } from './fairwellFiles'
import { examples } from './gallery/examples'
import { guardRoutes } from './guardRoutes'
import { ticketSecret } from './guards/ticketSecret'
import { languageAsked } from './languageAsked'
import { eventsPage } from './pages/eventsPage'
import { sessionList } from './pages/eventsPanel'
import { brokenPath, situationOf } from './pages/fairwellTags'
import { galleryFrame, type Look, looks } from './pages/galleryFrame'
import { galleryPage } from './pages/galleryPage'
import { playgroundRoutes } from './playground/playgroundRoutes'
import { reportRoutes } from './reportRoutes'
import { sessionRoutes } from './sessionRoutes'
import { storedSessions } from './storedEvents'
import { tableRoutes } from './tableRoutes'
import { teamSecret } from './team/recorded'

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
  const app = new Hono()

  app.use(async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-cache')
  })

  app.get('/events', async (context) => context.html(eventsPage(await storedSessions(database))))
  app.get('/events/live', async (context) => context.html(sessionList(await storedSessions(database))))
  app.route('/', billerRoutes(now))
  app.get('/gallery', (context) => context.html(galleryPage({ look: lookOf(context), lang: languageAsked(context) })))
  app.get('/gallery/:id', (context) => {
    const example = examples.find(({ id }) => id === context.req.param('id'))
    return example
      ? context.html(galleryFrame(example, { look: lookOf(context), lang: languageAsked(context) }))
      : context.notFound()
  })
  app.route('/', playgroundRoutes(files))
  app.get('/api/events', async (context) => context.json(await storedSessions(database)))
  app.get('/cancel-flow.json', async (context) =>
    context.body(await readConfig(), 200, { 'Content-Type': 'application/json' }),
  )
  app.route('/', reportRoutes({ database, now, readConfig }))
  app.route('/', sessionRoutes(database))
  const readFacts = () => situationOf(newAccount(now()), ada)
  app.route('/', guardRoutes({ database, now, readConfig, readFacts }))

  const alerts = await alertRoutes({ database, now, readConfig, receive: (request) => receive(request) })
  app.route('/', alerts.routes)
  app.route('/', await accountRoutes({ database, now, onStartOver: alerts.clear }))
  app.route('/', await boxRoutes(database, now))
  app.route('/', tableRoutes({ database, now }))
  app.route('/', docsRoutes())
  const receive = receiveEvents({
    query: database.query,
    tickets: { secret: ticketSecret },
    team: { secret: teamSecret },
    onStored: alerts.hear,
  })
  app.all('/cancel-events', (context) => {
    alerts.isAt(originOf(context))
    return receive(context.req.raw)
  })

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

function lookOf(context: Context): Look {
  return looks.find((look) => look === context.req.query('look')) ?? 'light'
}
