import { html, raw } from 'hono/html'
import { reportStyle, type Summary, toHtmlBody } from '../../src/report'
import { exampleConfig } from '../example/exampleEvents'
import { type ReportFilter, reportAddress } from '../reportFilter'
import type { Choices } from '../storedReport'
import { type Html, layout } from './layout'

interface ReportPageOptions {
  summary: Summary
  choices: Choices
  filter: ReportFilter
  problems: string[]
  version: { count: number; latest: string | null; tag: string }
  today: Date
}

/** The report that `fairwell report --html` writes, below a form with filters; `report.js` keeps it up to date. */
export function reportPage({ summary, choices, filter, problems, version, today }: ReportPageOptions): Html {
  const styles = html`<style>${raw(reportStyle)}</style>
<link rel="stylesheet" href="/demo/report.css">`
  const content = html`
<form class="filters" action="/report" aria-label="Filters" data-part="filters">${filters(filter, choices, today)}</form>
<section data-part="notices" aria-label="About these numbers">
  ${problems.map((problem) => html`<p class="notice" role="alert">${problem}</p>`)}
  ${exampleNotice(filter, summary.flows.started)}
  <p class="live">Whom to call today: <a href="/alerts">Alerts</a>.</p>
  <p class="live" role="status">${liveText(version)}</p>
</section>
<div data-part="report" data-version="${version.tag}">${raw(toHtmlBody(summary))}</div>
<script src="/demo/report.js" defer></script>`
  const note = 'The receiver’s database, as it is now.'
  return layout({ title: 'Cancel flow report · fairwell demo', path: '/report', styles, note, content })
}

function filters(filter: ReportFilter, { flows, segments, plans }: Choices, today: Date): Html {
  return html`
  ${field('from', 'From', html`<input type="date" name="from" id="from" value="${filter.from ?? ''}">`)}
  ${field('to', 'To', html`<input type="date" name="to" id="to" value="${filter.to ?? ''}">`)}
  ${select('flow', 'Flow', { '': 'All flows', ...named(flows) }, filter.flow)}
  ${select('segment', 'Segment', { '': 'All customers', ...named(segments) }, filter.segment)}
  ${select('plan', 'Plan', { '': 'All plans', ...named(plans) }, filter.plan)}
  ${select('mode', 'Mode', { '': 'Live', test: 'Test' }, filter.mode)}
  ${field('release', 'Shipped on', html`<input type="date" name="release" id="release" value="${filter.release ?? ''}">`)}
  <button class="show">Show</button>
  <p class="periods">${periods(filter, today)}</p>
  <p>A segment is one of the config’s, as the decision found it: flows that ended before a decision are in none. Dates are UTC.</p>`
}

function field(id: string, label: string, control: Html): Html {
  return html`<div><label for="${id}">${label}</label>${control}</div>`
}

function named(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value, value]))
}

/** A choice of values. The current one stays in the list even where no event names it any more. */
function select(name: string, label: string, known: Record<string, string>, chosen = ''): Html {
  const options = Object.entries({ [chosen]: chosen, ...known }).map(
    ([value, text]) => html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${text}</option>`,
  )
  return field(name, label, html`<select name="${name}" id="${name}">${options}</select>`)
}

function periods({ from, to, ...rest }: ReportFilter, today: Date): Html {
  const links = [7, 30, 90].map((days) => {
    const start = new Date(today.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10)
    return period(`Last ${days} days`, reportAddress({ from: start, ...rest }), from === start && !to)
  })
  return html`${links}${period('All time', reportAddress(rest), !from && !to)}`
}

function period(text: string, address: string, isCurrent: boolean): Html {
  return html`<a href="${address}" ${isCurrent ? raw('aria-current="true"') : ''}>${text}</a> `
}

function exampleNotice({ flow, mode }: ReportFilter, started: number): Html {
  if (mode === 'test' && (!flow || flow === exampleConfig.id)) {
    return html`<form class="notice" method="post" action="/report/example/remove">
    <p><strong>The flow ${exampleConfig.id} is example data.</strong> Its customers and their billing are made up by a generator; none of it was measured anywhere.</p>
    <button>Remove the example data</button>
  </form>`
  }
  if (mode === 'test' || started >= 20) return html``
  return html`<form class="notice" method="post" action="/report/example">
    <p>${started === 0 ? 'No flow here yet. Press cancel on the account page, or' : 'There is little here yet. You can'} look at the report of half a year of made-up visits. They come in test mode, in a flow of their own, and are in no live number.</p>
    <button>Fill in example data</button>
  </form>`
}

function liveText({ count, latest }: ReportPageOptions['version']): string {
  if (!latest) return 'No event stored yet.'
  return `${count.toLocaleString('en')} events stored, the last one at ${latest.slice(0, 19).replace('T', ' ')} UTC. New ones show up by themselves.`
}
