import { html } from 'hono/html'
import type { StoredSession } from '../storedEvents'
import { eventsPanel } from './eventsPanel'
import { type Html, layout } from './layout'

/** The page of stored events. */
export function eventsPage(sessions: StoredSession[]): Html {
  const content = html`<main class="events-page">${eventsPanel(sessions)}</main>
<script src="/demo/panel.js" defer></script>`
  return layout({ title: 'Stored events · fairwell demo', path: '/events', content })
}
