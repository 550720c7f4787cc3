import { html } from 'hono/html'
import type { Trial } from '../guards/claimTrials'
import type { ReceiverTrial } from '../guards/receiverTrial'
import type { ShardTrial } from '../guards/shardTrial'
import { type Html, layout } from './layout'

/** What the reader asked to be tried. */
export interface GuardResults {
  shards?: ShardTrial
  receivers?: ReceiverTrial
}

interface GuardsPage extends GuardResults {
  trials: readonly Trial[]
}

/** What the server lets through and what it does not. Every line of it was tried when the page was asked for. */
export function guardsPage({ trials, shards, receivers }: GuardsPage): Html {
  const content = html`
<main class="guards">
  <header>
    <h1>What the server lets through</h1>
    <p class="dim">A page can be changed by whoever sits before it. So the server decides again, marks who speaks for an event, and counts in parts what one machine cannot hold.</p>
  </header>
  ${claims(trials)}
  ${forgery()}
  ${scaledOut(receivers)}
  ${partials(shards)}
</main>`
  return layout({ title: 'Guards · fairwell', path: '/guards', content })
}

function claims(trials: readonly Trial[]): Html {
  return html`<section class="card" aria-labelledby="claims">
  <h2 id="claims">Ten claims of an offer</h2>
  <p class="dim">Sent to <code>verifyClaim</code> just now, in this order. <code>docs/claims.md</code></p>
  <table>
    <thead><tr><th>What came</th><th>Answer</th><th>For the log</th><th>For the customer</th></tr></thead>
    <tbody>${trials.map(
      ({ what, outcome, code, log, told }) => html`<tr>
      <th scope="row">${what}</th>
      <td class="${outcome === 'refused' ? 'refused' : 'granted'}">${outcome}${code ? html`<br><code>${code}</code>` : ''}</td>
      <td>${log}</td>
      <td>${told}</td>
    </tr>`,
    )}</tbody>
  </table>
</section>`
}

function forgery(): Html {
  return html`<section class="card" aria-labelledby="forgery">
  <h2 id="forgery">A thousand forged saves</h2>
  <p>Whoever reads a page’s source can post to its endpoint. This posts 1,000 saves that never happened beside the example data, one an hour, to a receiver that asks for a ticket; the report’s first paragraph then says what they are and by how much they move the rate. <span class="dim">docs/receiver.md</span></p>
  <form method="post" action="/guards/forge"><button>Forge them, and read the report</button></form>
</section>`
}

function scaledOut(trial: ReceiverTrial | undefined): Html {
  const list = (counts: readonly number[]) => counts.map((count) => count.toLocaleString('en')).join(', ')
  return html`<section class="card" aria-labelledby="receivers">
  <h2 id="receivers">Four receivers, one table</h2>
  <p>Any number of processes may receive for one PostgreSQL, and any number may send on what is stored. This posts every event three times, to four receivers at once, and lets three forwarders share what came of it. <span class="dim">docs/how-far.md, with how much each size holds</span></p>
  ${
    trial
      ? html`<p role="status" class="${trial.isOnce ? 'granted' : 'refused'}">${trial.posted.toLocaleString('en')} copies of ${trial.events.toLocaleString('en')} events, acknowledged by the four: ${list(trial.acknowledged)}. In the table: ${trial.stored.toLocaleString('en')}. Sent on by the three: ${list(trial.forwarded)}; ${trial.isOnce ? 'each event once.' : 'not each event once.'}</p>`
      : ''
  }
  <form method="post" action="/guards/receivers#receivers"><button>Post 200 made-up flows three times</button></form>
</section>`
}

function partials(shards: ShardTrial | undefined): Html {
  return html`<section class="card" aria-labelledby="shards">
  <h2 id="shards">A log in three parts</h2>
  <p>Any job queue can count a log too large for one machine: each shard by itself, in any split, and the parts merged. <span class="dim">docs/report.md, and docs/how-far.md for how much one machine holds</span></p>
  <pre><code>npx fairwell report shard-1.ndjson --partial 1.json
npx fairwell report --merge 1.json 2.json 3.json</code></pre>
  ${
    shards
      ? html`<p role="status" class="${shards.isSame ? 'granted' : 'refused'}">${shards.events.toLocaleString('en')} events of 200 made-up flows, dealt one by one to shards of ${shards.shards.map((each) => each.toLocaleString('en')).join(', ')}: the merged report ${shards.isSame ? 'is the report of the whole log, to the last digit.' : 'differs from that of the whole log.'}</p>`
      : ''
  }
  <form method="post" action="/guards/shards#shards"><button>Split 200 made-up flows, and compare</button></form>
</section>`
}
