import { type Context, Hono } from 'hono'
import { parseConfig } from '../src/config/check/parseConfig'
import { type AlertSender, type ReceiverOptions, sendAlerts } from '../src/server'
import type { Database } from './database'
import { alertsPage } from './pages/alertsPage'
import { alarmTrial } from './team/alarmTrial'
import { createInbox } from './team/inbox'
import { actedEvent, actedSessions, cancellationEvent, teamSecret } from './team/recorded'
import { createSinks } from './team/sinks'
import { createTools } from './team/tools'

const inboxPath = '/alerts/inbox'
const toolsPath = '/alerts/tools'

/** The demo's alerts and sinks: how they leave the receiver, and the page of what its team got. */
export interface Alerts {
  routes: Hono
  /** For `onStored` of the receiver. */
  hear: NonNullable<ReceiverOptions['onStored']>
  /** The receiver was asked at this origin: that is where the demo can reach its own inbox. */
  isAt(origin: string): void
  clear(): void
}

/** What the page of alerts needs of the demo. */
interface AlertRoutes {
  database: Database
  now: () => Date
  readConfig: () => Promise<string>
  /** The demo's receiver, to which its team posts, too. */
  receive: (request: Request) => Promise<Response>
}

/** Sends the alerts of the demo's database to an inbox of the demo itself, signed, and how flows end to tools of its own. */
export async function alertRoutes({ database, now, readConfig, receive }: AlertRoutes): Promise<Alerts> {
  const { query } = database
  const config = parseConfig(JSON.parse(await readConfig()))
  const inbox = createInbox()
  const tools = createTools()
  const routes = new Hono()
  let sender: AlertSender | undefined
  let sinks: ReturnType<typeof createSinks> | undefined

  function isAt(origin: string): void {
    // It looks when it hears of an alert; a page that serves real customers also looks by itself, every ten seconds.
    sender ??= sendAlerts({ query, url: inboxAt(origin), secret: inbox.secret, config, everySeconds: 0 })
    sinks ??= createSinks(database, origin + toolsPath)
  }

  async function record(context: Context, event: object): Promise<Response> {
    const origin = originOf(context)
    isAt(origin)
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${teamSecret}` }
    await receive(new Request(`${origin}/cancel-events`, { method: 'POST', body: JSON.stringify(event), headers }))
    // What is stored is heard of before the receiver answers, so that a look is under way.
    await sinks?.idle()
    return context.redirect('/alerts', 303)
  }

  routes.post(inboxPath, async (context) => {
    const isOurs = inbox.take(await context.req.text(), context.req.header())
    return context.body(null, isOurs ? 204 : 401)
  })
  routes.route(toolsPath, tools.routes)
  routes.get('/alerts', async (context) =>
    context.html(
      alertsPage({
        alerts: inbox.list(),
        acted: await actedSessions(database),
        contacts: tools.contacts(),
        messages: tools.messages(),
        receipt: tools.receipt(),
        refusal: sinks?.refusal(),
      }),
    ),
  )
  routes.post('/alerts/acted', async (context) => {
    const { alert, session } = await context.req.parseBody()
    return record(context, actedEvent({ alert: String(alert), session: String(session) }, now()))
  })
  routes.post('/alerts/support', (context) => record(context, cancellationEvent(now())))
  routes.post('/alerts/refuse', (context) => {
    tools.refuseNext()
    return record(context, cancellationEvent(now()))
  })
  routes.post('/alerts/again', async (context) => {
    isAt(originOf(context))
    await sinks?.look()
    return context.redirect('/alerts', 303)
  })
  routes.post('/alerts/alarm', async (context) => {
    await alarmTrial({ url: inboxAt(originOf(context)), secret: inbox.secret })
    return context.redirect('/alerts', 303)
  })

  return {
    routes,
    hear: (events) => {
      sender?.hear(events)
      return sinks?.look()
    },
    isAt,
    clear: () => {
      inbox.clear()
      tools.clear()
    },
  }
}

export function originOf(context: Context): string {
  return new URL(context.req.url).origin
}

function inboxAt(origin: string): string {
  return origin + inboxPath
}
