import { html } from 'hono/html'
import type { StoredEvent, StoredSession } from '../storedEvents'
import { decisionView } from './decisionView'
import { eventText, fieldsOf, nameOf } from './eventText'
import type { Html } from './layout'

/** The sessions as the receiver stored them; `panel.js` replaces the part `data-live` as events come in. */
export function eventsPanel(sessions: StoredSession[]): Html {
  return html`
<h2>Stored events</h2>
<p class="dim">Read back from the database of the receiver, newest visit first.</p>
<section id="explained" hidden>
  <h3>The last decision on this page</h3>
  <p class="dim">From <code>fairwell('explain')</code>, in this browser.</p>
  <ul class="trace"></ul>
</section>
<div data-live>${sessionList(sessions)}</div>`
}

/** The part of the panel that changes. */
export function sessionList(sessions: StoredSession[]): Html {
  if (sessions.length === 0) {
    return html`<p class="empty">Nothing yet. Press <strong>Cancel subscription</strong>, and every step shows up here once it is stored.</p>`
  }
  return html`${sessions.map(sessionView)}`
}

function sessionView({ id, events }: StoredSession): Html {
  const [first] = events
  const last = events.at(-1)
  return html`<article class="session">
  <header>
    <h3>${String(first?.subject ?? 'Unknown customer')}</h3>
    <span class="badge" data-status="${last ? nameOf(last) : ''}">${ending(last)}</span>
    <p class="dim"><time>${dayOf(first)}</time> · ${events.length} ${events.length === 1 ? 'event' : 'events'} · <code>${id}</code></p>
  </header>
  <ol>${events.map(eventView)}</ol>
</article>`
}

function eventView(event: StoredEvent): Html {
  return html`<li data-type="${nameOf(event)}">
  <span class="sequence">${String(event.sequence ?? '·')}</span>
  <div>
    <p>${eventText(event)}</p>
    ${nameOf(event) === 'decision.made' ? decisionView(fieldsOf(event)) : ''}
    <details data-key="${String(event.id)}"><summary><time>${timeOf(event)}</time> <code>${nameOf(event)}</code></summary><pre>${JSON.stringify(event, null, 2)}</pre></details>
  </div>
</li>`
}

const endings: Record<string, string> = {
  'flow.saved': 'Stays',
  'flow.canceled': 'Canceled',
  'flow.dismissed': 'Closed, no change',
  'flow.referred': 'Went to support',
  'flow.failed': 'Stepped aside',
}

function ending(event: StoredEvent | undefined): string {
  const name = event ? nameOf(event) : ''
  return Object.hasOwn(endings, name) ? String(endings[name]) : 'Open'
}

function dayOf(event: StoredEvent | undefined): string {
  return String(event?.time ?? '').slice(0, 10)
}

function timeOf({ time }: StoredEvent): string {
  return String(time ?? '').slice(11, 19)
}
