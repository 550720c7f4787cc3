import { escapeHtml } from './escapeHtml'
import type { Measured } from './measured'
import { wordsOf } from './measured'
import type { Cell, Table } from './section'
import { tenths } from './tenths'

/**
 * Draws a table that scrolls by itself where it is too wide, with the keyboard too. A folded one opens at a press; on paper
 * every one is open.
 */
export function drawTable(table: Table): string {
  const { caption, columns, rows, prose = [], machine, folded } = table
  const kind = (index: number) => (prose.includes(index) ? ' class="prose"' : '')
  const scales = columns.map((_, index) => scaleOf(rows, index))
  const head = columns.map((name, index) => `<th scope="col"${kind(index)}>${escapeHtml(name)}</th>`).join('')
  const body = rows.map(([name = '', ...cells]) => {
    const drawn = cells.map((cell, index) => {
      const content = index + 1 === machine ? foldedCell(wordsOf(cell)) : drawCell(cell, scales[index + 1])
      return `<td${kind(index + 1)}>${content}</td>`
    })
    return `<tr><th scope="row">${escapeHtml(wordsOf(name))}</th>${drawn.join('')}</tr>`
  })
  const label = escapeHtml(caption)
  const shown = `<div class="table" role="region" aria-label="${label}" tabindex="0"><table><caption${folded ? ' class="hidden"' : ''}>${label}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
  return folded ? `<details class="fold"><summary>${label}</summary>${shown}</details>` : shown
}

interface Scale {
  from: number
  to: number
}

/** The scale that the intervals of one column share, so that rows can be compared. It has 0 in it. */
function scaleOf(rows: readonly Cell[][], column: number): Scale | undefined {
  const cells = rows.flatMap((row) => {
    const cell = row[column]
    return typeof cell === 'object' ? [cell] : []
  })
  if (cells.length === 0) return undefined
  return { from: Math.min(0, ...cells.map(({ low }) => low)), to: Math.max(0, ...cells.map(({ high }) => high)) }
}

function drawCell(cell: Cell, scale: Scale | undefined): string {
  if (typeof cell === 'string') return escapeHtml(cell)
  return `<span class="rate"><b>${escapeHtml(cell.figure)}</b>${scale ? drawInterval(cell, scale) : ''}<small>${escapeHtml(cell.range)}</small></span>`
}

/** The interval as a thin bar with a mark at the value. A scale that crosses 0 has a line there. */
function drawInterval({ value, low, high }: Measured, { from, to }: Scale): string {
  const x = (at: number) => tenths(to > from ? ((at - from) / (to - from)) * 64 : 0)
  const zero = from < 0 ? `<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="12"/>` : ''
  return `<svg width="64" height="12" aria-hidden="true"><line class="track" x2="64" y1="6" y2="6"/>${zero}<line class="interval" x1="${x(low)}" x2="${x(high)}" y1="6" y2="6"/><rect x="${tenths(Math.max(0, x(value) - 1.5))}" y="1" width="3" height="10" rx="1"/></svg>`
}

function foldedCell(cell: string): string {
  if (cell === '–') return cell
  return `<details><summary>JSON Patch</summary><code>${escapeHtml(cell)}</code></details>`
}
