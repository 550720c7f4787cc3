import { html } from 'hono/html'
import { exportNames, type ReadExport } from '../billers/exportTrial'
import type { Printed } from '../reportCommand'
import type { Html } from './layout'

/** What came of the exports, where the visitor asked for it. */
export interface ExportResults {
  exports?: readonly ReadExport[]
  /** What the command printed of the visitor's own export. */
  printed?: Printed
  problem?: string
}

/** The exports that the report reads: the same made-up subscriptions from four billers, and one of the visitor's own. */
export function exportsView({ exports, printed, problem }: ExportResults): Html {
  return html`<section class="card" aria-labelledby="exports">
  <div class="card-head"><h2 id="exports">From your biller’s export to the report</h2>
  <form method="post" action="/billers/exports#exports"><button>Read all eight</button></form></div>
  <p class="dim">Whether a saved customer stayed is told by billing. <code>fairwell report events.ndjson --billing EXPORT</code> takes the dashboard’s table and the API’s answer; the same subscriptions have to give the same rates. <code>docs/billers.md</code></p>
  <p class="exports">${exportNames.map((name) => html`<a href="/billers/export/${name}" download>${name}</a> `)}</p>
  ${exports ? rates(exports) : ''}
  <form class="own" method="post" action="/billers/report#exports" enctype="multipart/form-data">
    <label>An export of yours, which stays on this machine <input type="file" name="billing" required></label>
    <button>Read it</button>
  </form>
  ${problem ? html`<p role="alert">${problem}</p>` : ''}
  ${printed ? html`<pre class="printed" role="status" tabindex="0">${printed.err}${printed.out}</pre>` : ''}
</section>`
}

function rates(exports: readonly ReadExport[]): Html {
  return html`<table role="status">
    <thead><tr><th>Export</th><th>Flows matched</th><th>Saved, and still there after 30 days</th><th>After 90 days</th></tr></thead>
    <tbody>${exports.map(
      ({ name, begins, billing }) => html`<tr>
      <th scope="row">${name}<code>${begins}</code></th>
      <td data-name="Flows matched">${billing.matched.toLocaleString('en')}</td>
      <td data-name="After 30 days">${rate(billing.saveRate.ofSaved.days30)}</td>
      <td data-name="After 90 days">${rate(billing.saveRate.ofSaved.days90)}</td>
    </tr>`,
    )}</tbody>
  </table>`
}

type SaveRate = ReadExport['billing']['saveRate']['ofSaved']['days30']

function rate(saved: SaveRate): string {
  return saved ? `${(saved.value * 100).toFixed(1)}% of ${saved.n.toLocaleString('en')}` : 'not known'
}
