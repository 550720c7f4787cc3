import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { signTicket } from '../src/server'
import { type Account, changes, type Person, personOf } from './account'
import { accountStore } from './accountStore'
import type { Database } from './database'
import { ticketSecret } from './guards/ticketSecret'
import { languageAsked } from './languageAsked'
import { accountPage } from './pages/accountPage'
import { forgetEvents, storedSessions } from './storedEvents'

interface AccountRoutes {
  database: Database
  now: () => Date
  /** Forgets what else the demo remembers. */
  onStartOver: () => void
}

const personCookie = 'tallyroom_person'
const ticketDays = 31

/** Tallyroom's own page and API: who is signed in, their subscription, and every change of it. */
export async function accountRoutes({ database, now, onStartOver }: AccountRoutes): Promise<Hono> {
  const accounts = await accountStore(database)
  const routes = new Hono()

  routes.get('/', async (context) => {
    const person = signedIn(context)
    const [account, sessions] = await Promise.all([accounts.read(person, now()), storedSessions(database)])
    setCookie(context, 'fairwell_ticket', await signTicket(person.id, { secret: ticketSecret }), {
      ...{ path: '/cancel-events', httpOnly: true, sameSite: 'Lax' },
      maxAge: ticketDays * 86_400,
    })
    const isBroken = context.req.query('without') === 'later'
    return context.html(accountPage({ person, account, sessions, locale: languageAsked(context), isBroken }))
  })
  routes.post('/api/sign-in', async (context) => {
    const { id } = await context.req.parseBody()
    setCookie(context, personCookie, personOf(String(id)).id, { httpOnly: true, sameSite: 'Lax' })
    return context.redirect('/', 303)
  })
  routes.get('/api/subscription', async (context) => context.json(await accounts.read(signedIn(context), now())))
  routes.post('/api/start-over', async (context) => {
    await forgetEvents(database)
    await accounts.startOver()
    onStartOver()
    return answer(context, await accounts.read(signedIn(context), now()))
  })
  for (const [name, change] of Object.entries(changes)) {
    routes.post(`/api/subscription/${name}`, async (context) =>
      answer(context, await accounts.change(signedIn(context), change, await bodyOf(context), now())),
    )
  }
  return routes
}

function signedIn(context: Context): Person {
  return personOf(getCookie(context, personCookie))
}

/** What the request says; nothing where it is not a JSON object. */
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
