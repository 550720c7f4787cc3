import { html } from 'hono/html'
import type { Html } from './layout'

/** Why this customer got this offer: the arm they are in and what was looked at, as `decision.made` recorded it. */
export function decisionView({ experiment, why }: Record<string, unknown>): Html {
  const entries = (Array.isArray(why) ? why : [why]).filter((entry) => entry != null)
  return html`<ul class="trace">${arm(experiment)}${entries.map(traceEntry)}</ul>`
}

function arm(experiment: unknown): Html {
  if (typeof experiment !== 'object' || experiment === null) return html``
  const { id, variation } = experiment as Record<string, unknown>
  return html`<li data-result="matched"><span>in the arm <b>${String(variation)}</b> of the experiment <b>${String(id)}</b></span></li>`
}

const results: Record<string, string> = { matched: 'matched', not_matched: 'did not match', skipped: 'was skipped' }

function traceEntry(entry: unknown): Html {
  if (typeof entry !== 'object' || entry === null) return html`<li><span>${String(entry)}</span></li>`
  const { kind, id, result, why } = entry as Record<string, unknown>
  const told = Object.hasOwn(results, String(result)) ? results[String(result)] : String(result)
  return html`<li data-result="${String(result)}"><span>${String(kind)}${kind === id ? '' : html` <b>${String(id)}</b>`} ${told}${why ? html`<small>${String(why)}</small>` : ''}</span></li>`
}
