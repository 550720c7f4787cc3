import { sum } from '../figures/sum'
import { escapeHtml } from './escapeHtml'
import type { ColumnChart } from './section'
import { tenths } from './tenths'

const width = 760
const height = 220
const left = 44
const bottom = 26
const labelWidth = 76

/**
 * Draws stacked columns over time as SVG. Series differ by color and, for whoever cannot see color, by their order in the
 * legend.
 */
export function drawColumns({ columns, series, title }: ColumnChart, id: string): string {
  const top = niceTop(Math.max(1, ...columns.map(({ values }) => sum(values))))
  const step = (width - left) / Math.max(1, columns.length)
  const y = (value: number) => tenths((height - bottom) * (1 - value / top) + 6)
  const stacks = columns.map(({ label, values }, index) => {
    const x = tenths(left + index * step + step * 0.12)
    const parts = values.map((value, each) => {
      const below = sum(values.slice(0, each))
      const size = tenths(y(below) - y(below + value))
      return size > 0
        ? `<rect class="series-${each}" x="${x}" y="${y(below + value)}" width="${tenths(Math.min(48, step * 0.76))}" height="${size}"/>`
        : ''
    })
    return (
      parts.join('') +
      (index % every(columns.length) === 0 && x + labelWidth <= width
        ? `<text class="small" x="${x}" y="${height - 2}">${escapeHtml(label)}</text>`
        : '')
    )
  })
  const lines = [0, top / 2, top].map(
    (value) =>
      `<line class="grid" x1="${left}" x2="${width}" y1="${y(value)}" y2="${y(value)}"/><text class="small" x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  )
  return `<svg viewBox="0 0 ${width} ${height + 8}" role="img" aria-labelledby="${id}"><title id="${id}">${escapeHtml(title)}</title>${lines.join('')}${stacks.join('')}</svg>${legend(series)}`
}

function legend(series: readonly string[]): string {
  const items = series.map(
    (name, index) =>
      `<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="series-${index}" width="12" height="12" rx="2"/></svg>${escapeHtml(name)}</li>`,
  )
  return `<ul class="legend" aria-label="From the bottom up">${items.join('')}</ul>`
}

/** Labels stand under every so many columns, so that they do not overlap. */
function every(count: number): number {
  return Math.max(1, Math.ceil((count * labelWidth) / (width - left)))
}

/** The upper end of the axis: the next of 2, 4, 10, 20, 40, 100 …, whose halves are whole numbers. */
function niceTop(most: number): number {
  const scale = 10 ** Math.floor(Math.log10(most))
  return Math.max(2, [1, 2, 4, 10].map((each) => each * scale).find((each) => each >= most) ?? most)
}
