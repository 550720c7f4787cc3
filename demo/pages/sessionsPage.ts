import { html, raw } from 'hono/html'
import { sessionsHtmlBody, sessionsStyle } from '../../src/report/print/sessionsHtml'
import { outcomeNames } from '../../src/report/print/storyWording'
import type { SessionPage } from '../../src/server'
import { type Html, layout } from './layout'

/** What the list is narrowed to, as the page's address says. */
export interface SessionFilter {
  search?: string
  outcome?: string
  mode?: 'test'
  after?: string
}

/** Every flow with its steps, its answers and why, with a search over them. It needs no script. */
export function sessionsPage({ sessions, next }: SessionPage, filter: SessionFilter, problem?: string): Html {
  const { search = '', outcome = '', mode } = filter
  const options = Object.entries({ '': 'All outcomes', ...outcomeNames }).map(
    ([value, name]) => html`<option value="${value}" ${value === outcome ? raw('selected') : ''}>${name}</option>`,
  )
  const content = html`<main class="sessions-page">
<h1>Sessions</h1>
<p class="dim">Each flow that the receiver stored: its steps, its answers, and why it was decided so. The one that was heard of last comes first; times are UTC.</p>
<form class="search" role="search" action="/sessions">
  <label>Customer, session, or words <input type="search" name="search" value="${search}"></label>
  <label>Ended in <select name="outcome">${options}</select></label>
  <label>Mode <select name="mode"><option value="">Live</option><option value="test" ${mode ? raw('selected') : ''}>Test</option></select></label>
  <button>Search</button>
</form>
${problem ? html`<p class="notice" role="alert">${problem}</p>` : ''}
${raw(sessionsHtmlBody(sessions))}
${next ? html`<p><a href="${sessionsAddress({ ...filter, after: next })}">Earlier sessions</a></p>` : ''}
</main>`
  const styles = html`<style>${raw(sessionsStyle)}</style><link rel="stylesheet" href="/demo/sessions.css">`
  return layout({
    title: 'Sessions · fairwell demo',
    path: '/sessions',
    styles,
    note: 'The receiver’s database.',
    content,
  })
}

function sessionsAddress(filter: SessionFilter): string {
  return `/sessions?${new URLSearchParams(Object.entries(filter).filter(([, value]) => value))}`
}
