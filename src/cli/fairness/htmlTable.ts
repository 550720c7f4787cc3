import { escapeHtml } from '../../report/print/escapeHtml'

/** A table of the fairness report. Its cells are markup; `prose` are the columns that hold sentences. */
export interface HtmlTable {
  caption: string
  columns: string[]
  rows: string[][]
  prose?: number[]
}

/** Draws a table that scrolls by itself where it is too wide; the first cell of each row names it. An empty one is nothing. */
export function htmlTable({ caption, columns, rows, prose = [] }: HtmlTable): string {
  if (rows.length === 0) return ''
  const kind = (index: number) => (prose.includes(index) ? ' class="prose"' : '')
  const head = columns.map((name, index) => `<th scope="col"${kind(index)}>${escapeHtml(name)}</th>`).join('')
  const body = rows.map(([name = '', ...cells]) => {
    const drawn = cells.map((cell, index) => `<td${kind(index + 1)}>${cell}</td>`).join('')
    return `<tr><th scope="row">${name}</th>${drawn}</tr>`
  })
  const label = escapeHtml(caption)
  return `<div class="table" role="region" aria-label="${label}" tabindex="0"><table><caption>${label}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

/** Sentences as a list in a cell; a single one stands by itself, and no more than so many are shown. */
export function sentences(texts: readonly string[], most = 6): string {
  const [first = '–', ...more] = texts
  if (more.length === 0) return escapeHtml(first)
  const items = texts.slice(0, most).map((text) => `<li>${escapeHtml(text)}</li>`)
  const left = texts.length - items.length
  return `<ul>${items.join('')}${left > 0 ? `<li>${left} more are in the JSON.</li>` : ''}</ul>`
}
