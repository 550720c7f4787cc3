import { type Context, Hono } from 'hono'
import { type AlertSender, type ReceiverOptions, sendAlerts } from '../src/server'
import type { Database } from './database'
import { alertsPage } from './pages/alertsPage'
import { alarmTrial } from './team/alarmTrial'
import { createInbox } from './team/inbox'

const inboxPath = '/alerts/inbox'

/** The demo's alerts: how they leave the receiver, and the page of what its team got. */
export interface Alerts {
  routes: Hono
  /** For `onStored` of the receiver. */
  hear: NonNullable<ReceiverOptions['onStored']>
  /** The receiver was asked at this origin: that is where the demo can reach its own inbox. */
  isAt(origin: string): void
  clear(): void
}

/** Sends the alerts of the demo's database to an inbox of the demo itself, signed as to any other webhook. */
export function alertRoutes({ query }: Database): Alerts {
  const inbox = createInbox()
  const routes = new Hono()
  let sender: AlertSender | undefined

  routes.post(inboxPath, async (context) => {
    const isOurs = inbox.take(await context.req.text(), context.req.header())
    return context.body(null, isOurs ? 204 : 401)
  })
  routes.get('/alerts', (context) => context.html(alertsPage(inbox.list())))
  routes.post('/alerts/alarm', async (context) => {
    await alarmTrial({ url: inboxAt(originOf(context)), secret: inbox.secret })
    return context.redirect('/alerts', 303)
  })

  return {
    routes,
    hear: (events) => sender?.hear(events),
    isAt(origin) {
      // It looks when it hears of an alert; a page that serves real customers also looks by itself, every ten seconds.
      sender ??= sendAlerts({ query, url: inboxAt(origin), secret: inbox.secret, everySeconds: 0 })
    },
    clear: inbox.clear,
  }
}

export function originOf(context: Context): string {
  return new URL(context.req.url).origin
}

function inboxAt(origin: string): string {
  return origin + inboxPath
}
