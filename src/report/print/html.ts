import type { Summary } from '../createReport'
import { inDoubtText } from '../trust/inDoubtText'
import { drawBars } from './barChart'
import { drawColumns } from './columnChart'
import { escapeHtml } from './escapeHtml'
import { formulas } from './formulas'
import { reportStyle } from './reportStyle'
import { scopeText } from './scopeText'
import type { Chart, Section, Table } from './section'
import { sectionsOf } from './sectionsOf'
import { tilesOf } from './tilesOf'

/** The report as one HTML file without scripts, fonts or requests. Every chart has a table with the same figures. */
export function toHtml(summary: Summary): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
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
  return `<header>
<h1>Cancel flow report</h1>
<p class="period">${escapeHtml(scopeText(summary))}</p>
${inDoubtText(summary)
  .map((text) => `<p class="doubt" role="note">${escapeHtml(text)}</p>`)
  .join('')}<ul class="tiles">${tilesOf(summary).map(drawTile).join('')}</ul>
<nav aria-label="Parts"><ul>${sections.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${sections.map(drawSection).join('\n')}
</main>
<footer>${formulas.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</footer>`
}

function drawTile({ figure, means }: { figure: string; means: string }): string {
  return `<li><b>${escapeHtml(figure)}</b><span>${escapeHtml(means)}</span></li>`
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
  const svg = chart.kind === 'bars' ? drawBars(chart, id) : drawColumns(chart, id)
  return `<figure tabindex="0"><figcaption>${escapeHtml(chart.title)}</figcaption>${svg}</figure>`
}

/** A table that scrolls by itself where it is too wide, with the keyboard too. */
function drawTable({ caption, columns, rows, prose = [], folded }: Table): string {
  const kind = (index: number) => (prose.includes(index) ? ' class="prose"' : '')
  const head = columns.map((name, index) => `<th scope="col"${kind(index)}>${escapeHtml(name)}</th>`).join('')
  const body = rows.map(
    ([name = '', ...cells]) =>
      `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell, index) => `<td${kind(index + 1)}>${index + 1 === folded ? fold(cell) : escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  return `<div class="table" role="region" aria-label="${escapeHtml(caption)}" tabindex="0"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function fold(cell: string): string {
  if (cell === '–') return cell
  return `<details><summary>JSON Patch</summary><code>${escapeHtml(cell)}</code></details>`
}
