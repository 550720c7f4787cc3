import type { Story, StoryMove, TraceLine } from '../log/readStory'
import { escapeHtml } from './escapeHtml'
import { moveText } from './moveText'
import { palette } from './palette'
import { outcomeNames, priceText, timeText, traceName } from './storyWording'

/** Flows as one HTML file without a script or a request, newest first; each opens at a press. */
export function sessionsToHtml(stories: readonly Story[], about: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Sessions of the cancel flow</title>
<style>${palette}${sessionsStyle}</style>
</head>
<body>
<main class="sessions-page"><h1>Sessions</h1><p class="dim">${escapeHtml(about)}</p>
${sessionsHtmlBody(stories)}</main>
</body>
</html>
`
}

/** The list itself, for a page that has `sessionsStyle`. Whatever browsers sent is text in it, never markup (law: a guest). */
export function sessionsHtmlBody(stories: readonly Story[]): string {
  if (stories.length === 0) return '<p class="dim">No session is like that.</p>'
  return `<ol class="sessions">${stories.map(drawStory).join('\n')}</ol>`
}

function drawStory({ session, moves, mode }: Story): string {
  const { customer, outcome, reason, taken, plan, startedAt, id } = session
  const ended = outcome ?? 'open'
  const about = [plan, priceText(session)].filter(Boolean).join(', ')
  const told = [
    ...(reason ? [`reason ${reason}`] : []),
    ...(taken?.offer ? [`took ${taken.offer}`] : []),
    ...(mode === 'test' ? ['test mode'] : []),
  ]
  return `<li><details><summary>
<span class="outcome" data-outcome="${ended}">${escapeHtml(outcomeNames[ended])}</span>
<b>${escapeHtml(customer ?? 'Unknown customer')}</b> <span class="about">${escapeHtml(about)}</span>
<span class="told">${escapeHtml(told.join(' · '))}</span><time>${timeText(startedAt)}</time>
</summary>
<p class="dim">Session <code>${escapeHtml(id)}</code> of <code>${escapeHtml(session.source)}</code></p>
<ol class="moves">${moves.map((move) => drawMove(move, moves, startedAt)).join('')}</ol></details></li>`
}

function drawMove({ type, time, data, why, afterEnd }: StoryMove, moves: Story['moves'], start: number | null): string {
  const seconds = time !== null && start !== null ? `${((time - start) / 1000).toFixed(0)} s` : '–'
  const late = afterEnd ? ' <em>after the end; it counts for nothing</em>' : ''
  const trace =
    why.length > 0 ? `<ul class="why" aria-label="Why">${why.map((line) => drawLine(line, moves)).join('')}</ul>` : ''
  return `<li><span class="at">${seconds}</span><div>${escapeHtml(moveText(type, data))}${late}${trace}</div></li>`
}

const results: Record<string, string> = { matched: 'yes', not_matched: 'no', skipped: 'skipped' }

function drawLine(line: TraceLine, moves: Story['moves']): string {
  const { result, why } = line
  const told = Object.hasOwn(results, result) ? String(results[result]) : result
  return `<li><b>${escapeHtml(told)}</b> ${escapeHtml(traceName(line, moves))}${why ? ` <span class="dim">${escapeHtml(why)}</span>` : ''}</li>`
}

/** The style of the list, over the report's palette. */
export const sessionsStyle = `
html { background: var(--paper); color: var(--text) } body { margin: 0; font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
.sessions-page { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem } .sessions-page h1 { font-size: 1.875rem; line-height: 1.2; font-weight: 640; letter-spacing: -.018em; margin: 0 0 .5rem } .sessions-page .dim { color: var(--dim); margin: 0 0 1rem; overflow-wrap: anywhere }
.sessions, .sessions ol, .sessions ul { list-style: none; margin: 0; padding: 0 } .sessions > li { border: 1px solid var(--line); border-bottom-width: 0; background: var(--card) } .sessions > li:first-child { border-radius: 14px 14px 0 0 } .sessions > li:last-child { border-bottom-width: 1px; border-radius: 0 0 14px 14px } .sessions > li:only-child { border-radius: 14px }
.sessions summary { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr) minmax(0, 1.4fr) auto; gap: .1rem 1rem; align-items: baseline; padding: .7rem 1.1rem; cursor: pointer; list-style: none } .sessions summary::-webkit-details-marker { display: none } .sessions summary:hover { background: var(--soft) } .sessions summary:focus-visible { outline: 2px solid var(--accent); outline-offset: -3px; border-radius: 14px }
.sessions summary b { font-weight: 560; overflow-wrap: anywhere } .sessions .about { grid-column: 2; grid-row: 2; color: var(--dim); font-size: .8125rem } .sessions .told { grid-column: 3; grid-row: 1; overflow-wrap: anywhere } .sessions time { grid-column: 4; grid-row: 1; color: var(--dim); font-size: .8125rem; font-variant-numeric: tabular-nums; white-space: nowrap }
.sessions .outcome { justify-self: start; padding: .1rem .6rem; border-radius: 99px; font-size: .8125rem; font-weight: 560; background: var(--soft); color: var(--dim); white-space: nowrap } .sessions .outcome[data-outcome=saved] { background: var(--good-soft); color: var(--good) } .sessions .outcome:is([data-outcome=canceled], [data-outcome=failed]) { background: var(--wait-soft); color: var(--wait) }
.sessions details[open] { padding-bottom: .9rem } .sessions details > :not(summary) { margin: 0 1.1rem } .sessions details > .dim { margin: 0 1.1rem .7rem } .sessions code { font-size: .8rem } .moves { border-top: 1px solid var(--line); padding-top: .7rem } .sessions .moves > li { display: grid; grid-template-columns: 4rem minmax(0, 1fr); gap: 1rem; padding: .2rem 0; overflow-wrap: anywhere } .moves .at { color: var(--dim); font-variant-numeric: tabular-nums; text-align: end; font-size: .8125rem; line-height: 1.7 } .sessions .why { margin: .25rem 0 .35rem; padding-inline-start: .9rem; border-inline-start: 2px solid var(--line); font-size: .8125rem } .why b { display: inline-block; min-width: 4rem; font-weight: 560 } .sessions em { color: var(--wait); font-style: normal }
@media (max-width: 46rem) { .sessions summary { grid-template-columns: minmax(0, 1fr) auto } .sessions :is(summary b, .about, .told) { grid-column: 1 / -1; grid-row: auto } .sessions time { grid-column: 2; grid-row: 1 } .sessions .moves > li { grid-template-columns: 3rem minmax(0, 1fr); gap: .6rem } }
@media print { html { background: none } .sessions > li { break-inside: avoid } .sessions details::details-content { content-visibility: visible; block-size: auto } }
`
