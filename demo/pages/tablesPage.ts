import { html } from 'hono/html'
import { type TableQuery, tableQueries } from '../tableQueries'
import { type Html, layout } from './layout'

/** A question with its rows, each beside the report's figure. */
export interface Answered extends TableQuery {
  rows: { name: string; count: number; reported: number }[]
}

/** What one table and one view hold, and what SQL reads of them. */
export function tablesPage(answered?: readonly Answered[]): Html {
  const asked: readonly (TableQuery & Partial<Answered>)[] = answered ?? tableQueries
  const content = html`
<main class="guards tables">
  <header>
    <h1>The report’s numbers, by SQL</h1>
    <p class="dim">The receiver keeps each event as a row of <code>fairwell_events</code>. <code>npx fairwell events migrate</code> makes the view <code>fairwell_sessions</code>: one row a flow, with the report’s words for columns, for any BI tool. Columns, indexes, other databases and the tenth year are in <code>docs/tables.md</code>.</p>
    <form method="post" action="/tables"><button>Ask, over half a year of made-up flows</button></form>
  </header>
  ${asked.map(queryView)}
</main>`
  return layout({ title: 'Tables · fairwell', path: '/tables', note: 'The receiver’s database.', content })
}

function queryView({ question, sql, rows }: TableQuery & Partial<Answered>): Html {
  return html`<section class="card">
  <h2>${question}</h2>
  <pre><code>${sql}</code></pre>
  ${
    rows
      ? html`<table>
    <thead><tr><th>Name</th><th>By SQL</th><th>In the report</th></tr></thead>
    <tbody>${rows.map(
      ({ name, count, reported }) => html`<tr class="${count === reported ? 'same' : 'differs'}">
      <th scope="row">${name}</th><td data-name="By SQL">${count.toLocaleString('en')}</td><td data-name="In the report">${reported.toLocaleString('en')}</td>
    </tr>`,
    )}</tbody>
  </table>`
      : ''
  }
</section>`
}
