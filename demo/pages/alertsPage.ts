import { html } from 'hono/html'
import { slackMessage } from '../../src/server'
import type { Received } from '../team/inbox'
import { type Html, layout } from './layout'

/** What reached the team: each alert as a sentence, and as it was posted. */
export function alertsPage(alerts: readonly Received[]): Html {
  const content = html`
<main class="guards alerts">
  <header>
    <h1>What the team reads</h1>
    <p class="dim">Where an alert of the config holds for a customer who leaves, <code>sendAlerts</code> posts it to a webhook, signed: who, what they pay, why, what they were offered, and how it ended, as far as <code>privacy.send</code> allows. This page is that webhook. <code>docs/alerts.md</code></p>
  </header>
  ${alerts.length ? alerts.map(alertView) : html`<p class="card empty">Nothing yet. <a href="/">Leave as Ada</a>, who is on the Studio plan, and confirm: the team <em>success</em> is told.</p>`}
  <section class="card" aria-labelledby="alarm">
    <h2 id="alarm">A release that breaks the flow</h2>
    <p>Where more flows fail than in the weeks before, the receiver raises an alarm by itself, with the config and the build that fail. This plays one in a database of its own; the alarm arrives above.</p>
    <form method="post" action="/alerts/alarm"><button>Break a release</button></form>
  </section>
</main>`
  return layout({ title: 'Alerts · fairwell', path: '/alerts', content })
}

function alertView({ type, timestamp, data }: Received): Html {
  const { alert, team, sentence } = data
  return html`<section class="card alert" data-alert="${alert}">
  <p class="dim"><strong>${alert}</strong>${team ? html` for ${team}` : ''} · <time datetime="${timestamp}">${timestamp.slice(0, 16).replace('T', ' ')} UTC</time></p>
  <p class="sentence">${sentence}</p>
  <div class="sides">
    <details><summary>What was posted</summary><pre>${JSON.stringify({ type, timestamp, data }, null, 2)}</pre></details>
    <details><summary>The same for Slack</summary><pre>${JSON.stringify(slackMessage({ ...data, time: timestamp }), null, 2)}</pre></details>
  </div>
</section>`
}
