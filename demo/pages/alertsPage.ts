import { html } from 'hono/html'
import { type Receipt, slackMessage } from '../../src/server'
import type { Received } from '../team/inbox'
import type { ChatMessage, Contact } from '../team/tools'
import { type Html, layout } from './layout'

/** What the page shows. */
interface TeamView {
  alerts: readonly Received[]
  /** The sessions whose alert somebody has acted on. */
  acted: ReadonlySet<string>
  contacts: readonly [id: string, contact: Contact][]
  messages: readonly ChatMessage[]
  /** The last confirmation that went to a customer. */
  receipt: Receipt | undefined
  /** What the tool that refused has answered. */
  refusal: string | undefined
}

/** What reached the team: each alert as a sentence with who acts on it, and what stands in the team's tools. */
export function alertsPage({ alerts, acted, contacts, messages, receipt, refusal }: TeamView): Html {
  const content = html`
<main class="guards alerts">
  <header>
    <h1>What the team reads</h1>
    <p class="dim">Where an alert of the config holds for a customer who leaves, <code>sendAlerts</code> posts it to a webhook, signed: who, what they pay, why, what they were offered, and how it ended, as far as <code>privacy.send</code> allows. This page is that webhook. <code>docs/alerts.md</code></p>
  </header>
  ${alerts.length ? alerts.map((alert) => alertView(alert, acted)) : html`<p class="card empty">Nothing yet. <a href="/">Leave as Ada</a>, who is on the Studio plan, and confirm: the team <em>success</em> is told.</p>`}
  ${toolsView({ contacts, messages, refusal })}
  ${receiptView(receipt)}
  <section class="card" aria-labelledby="alarm">
    <h2 id="alarm">A release that breaks the flow</h2>
    <p>Where more flows fail than in the weeks before, the receiver raises an alarm by itself, with the config and the build that fail. This plays one in a database of its own; the alarm arrives above.</p>
    <form method="post" action="/alerts/alarm"><button>Break a release</button></form>
  </section>
</main>`
  return layout({ title: 'Alerts · fairwell', path: '/alerts', content })
}

function toolsView({ contacts, messages, refusal }: Omit<TeamView, 'alerts' | 'acted' | 'receipt'>): Html {
  return html`<section class="card tools" aria-labelledby="tools">
  <h2 id="tools">Where the team works</h2>
  <p>The receiver hands how flows end to HubSpot and Slack, each once, after a crash, too. Below are stand-ins of both. Someone who cancels with support passes no flow: your help desk posts it, and the <a href="/report">report</a> counts it by channel. <code>docs/teams.md</code></p>
  <div class="buttons">
    <form method="post" action="/alerts/support"><button>Cancel with support</button></form>
    <form method="post" action="/alerts/refuse"><button>… while HubSpot refuses</button></form>
    <form method="post" action="/alerts/again"><button>Look again</button></form>
  </div>
  ${refusal ? html`<p class="refused" role="status">${refusal}. It is kept for the next look.</p>` : ''}
  <table>
    <caption>Contacts in HubSpot</caption>
    <thead><tr><th>Contact</th><th>Outcome</th><th>Reason</th><th>Note</th></tr></thead>
    <tbody>${contacts.length === 0 ? html`<tr><td colspan="4" class="dim">None yet</td></tr>` : ''}${contacts.map(([id, contact]) => html`<tr><th scope="row">${id}</th><td data-name="Outcome">${contact.fairwell_outcome}</td><td data-name="Reason">${contact.fairwell_reason || '–'}</td><td data-name="Note">${contact.fairwell_note}</td></tr>`)}</tbody>
  </table>
  <h3>The channel in Slack</h3>
  <ol class="messages">${messages.length === 0 ? html`<li class="dim">Nothing yet</li>` : ''}${messages.map(({ text }) => html`<li>${unescaped(text)}</li>`)}</ol>
</section>`
}

function receiptView(receipt: Receipt | undefined): Html {
  return html`<section class="card receipt" aria-labelledby="receipt">
  <h2 id="receipt">What the customer keeps</h2>
  <p>Each cancellation is posted to the mailer as a confirmation in the language of the customer’s screens. This is the last one. <code>docs/teams.md</code></p>
  ${
    receipt
      ? html`<iframe title="${receipt.subject}" sandbox srcdoc="${receipt.html}"></iframe>
  <div class="sides"><details><summary>As text</summary><pre dir="${receipt.dir}" lang="${receipt.locale}">${receipt.text}</pre></details></div>`
      : html`<p class="dim">None yet. <a href="/">Cancel as any customer</a>, in any language.</p>`
  }
</section>`
}

function alertView({ type, timestamp, data }: Received, acted: ReadonlySet<string>): Html {
  const { alert, team, sentence, owner, dueAt, sessionId } = data
  return html`<section class="card alert" data-alert="${alert}">
  <p class="dim"><strong>${alert}</strong>${team ? html` for ${team}` : ''} · <time datetime="${timestamp}">${minute(timestamp)}</time></p>
  <p class="sentence">${sentence}</p>
  ${owner ? ownerView({ owner, dueAt, alert, sessionId, isActed: acted.has(sessionId) }) : ''}
  <div class="sides">
    <details><summary>What was posted</summary><pre>${JSON.stringify({ type, timestamp, data }, null, 2)}</pre></details>
    <details><summary>The same for Slack</summary><pre>${JSON.stringify(slackMessage({ ...data, time: timestamp }), null, 2)}</pre></details>
  </div>
</section>`
}

interface OwnerView {
  owner: string
  dueAt: string | undefined
  alert: string
  sessionId: string
  isActed: boolean
}

function ownerView({ owner, dueAt, alert, sessionId, isActed }: OwnerView): Html {
  const due = dueAt ? html`, until <time datetime="${dueAt}">${minute(dueAt)}</time>` : ''
  if (isActed) return html`<p class="granted">${owner} has called. Billing closes it in thirty days.</p>`
  return html`<form class="owner" method="post" action="/alerts/acted">
    <span>${owner} is to call${due}.</span>
    <input type="hidden" name="alert" value="${alert}"><input type="hidden" name="session" value="${sessionId}">
    <button>${owner} has called</button>
  </form>`
}

function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`
}

/** The text as Slack shows it; hono escapes it once more, for HTML. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
