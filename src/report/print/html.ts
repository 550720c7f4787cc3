import type { Summary } from '../createReport'
import { drawBars } from './barChart'
import { drawColumns } from './columnChart'
import { drawTable } from './drawTable'
import { escapeHtml } from './escapeHtml'
import { formulas } from './formulas'
import { drawHeader } from './htmlHeader'
import { reportStyle, reportStyleHash } from './reportStyle'
import type { Chart, Section } from './section'
import { sectionsOf } from './sectionsOf'

/** The report as one HTML file without scripts, fonts or requests. Every chart has a table with the same figures. */
export function toHtml(summary: Summary): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${reportStyleHash}'; base-uri 'none'; form-action 'none'">
<title>Cancel flow report</title>
<style>${reportStyle}</style>
</head>
<body>
${toHtmlBody(summary)}
</body>
</html>
`
}

/** The content of the report's `<body>`, for a page of your own. Style it with `reportStyle`. */
export function toHtmlBody(summary: Summary): string {
  const sections = sectionsOf(summary)
  const links = sections.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`)
  const how = formulas.map((line) => `<p>${escapeHtml(line)}</p>`)
  return `<div class="report">
${drawHeader(summary)}
<nav class="parts" aria-label="Parts of the report"><ul>${links.join('')}</ul></nav>
<main>
${sections.map(drawSection).join('\n')}
</main>
<footer><details><summary>How the figures are calculated</summary>${how.join('')}</details></footer>
</div>`
}

function drawSection({ id, title, says, charts, tables }: Section): string {
  const body = [
    ...says.map((text) => `<p>${escapeHtml(text)}</p>`),
    ...charts.filter(hasContent).map((chart, index) => drawChart(chart, `${id}-chart-${index}`)),
    ...tables.filter(({ rows }) => rows.length > 0).map(drawTable),
  ]
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escapeHtml(title)}</h2>${body.join('\n')}</section>`
}

function hasContent(chart: Chart): boolean {
  return chart.kind === 'bars' ? chart.bars.length > 0 : chart.columns.length > 1
}

function drawChart(chart: Chart, id: string): string {
  const drawn = chart.kind === 'bars' ? drawBars(chart) : drawColumns(chart, id)
  return `<figure><figcaption>${escapeHtml(chart.title)}</figcaption>${drawn}</figure>`
}
