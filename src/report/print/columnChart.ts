import { sum } from '../figures/sum'
import { escapeHtml } from './escapeHtml'
import type { ColumnChart } from './section'
import { tenths } from './tenths'

const height = 220
const top = 8
const bottom = 26
/** How many labels have room under the columns: on a wide page, and on a phone. */
const labels = { wide: 9, narrow: 3 }

/**
 * Draws stacked columns over time over the whole width, on the scale of the data. What lies across is in percent and what
 * lies down in pixels, so that text keeps its size at every width. Series differ by color and, for whoever cannot see
 * color, by their order in the legend.
 */
export function drawColumns({ columns, series, title }: ColumnChart, id: string): string {
  const { most, ticks } = scaleTo(Math.max(1, ...columns.map(({ values }) => sum(values))))
  const step = 100 / Math.max(1, columns.length)
  const y = (value: number) => tenths((height - bottom - top) * (1 - value / most) + top)
  const stacks = columns.map(({ label, values }, index) => {
    const x = index * step
    return (
      values.map((value, each) => part(value, sum(values.slice(0, each)), { each, x, step, y })).join('') +
      name(label, index, x)
    )
  })
  function name(label: string, index: number, x: number): string {
    const isNarrow = index % every(columns.length, labels.narrow) === 0
    if (!isNarrow && index % every(columns.length, labels.wide) !== 0) return ''
    return `<text${isNarrow ? '' : ' class="wide"'} x="${tenths(x + step * 0.12)}%" y="${height - 6}">${escapeHtml(label)}</text>`
  }
  const lines = ticks.map((value) => `<line class="grid" x2="100%" y1="${y(value)}" y2="${y(value)}"/>`)
  const numbers = ticks.map(
    (value) => `<text x="100%" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
  )
  return `<div class="columns"><svg height="${height}" role="img" aria-labelledby="${id}"><title id="${id}">${escapeHtml(title)}</title>${lines.join('')}${stacks.join('')}</svg><svg class="ticks" height="${height}" aria-hidden="true">${numbers.join('')}</svg></div>${legend(series)}`
}

interface Place {
  each: number
  x: number
  step: number
  y: (value: number) => number
}

function part(value: number, below: number, { each, x, step, y }: Place): string {
  const size = tenths(y(below) - y(below + value))
  if (size <= 0) return ''
  return `<rect class="series-${each}" x="${tenths(x + step * 0.12)}%" y="${y(below + value)}" width="${tenths(step * 0.76)}%" height="${size}"/>`
}

function legend(series: readonly string[]): string {
  const items = series.map(
    (name, index) =>
      `<li><svg width="12" height="12" aria-hidden="true"><rect class="series-${index}" width="12" height="12" rx="3"/></svg>${escapeHtml(name)}</li>`,
  )
  return `<ul class="legend" aria-label="From the bottom up">${items.join('')}</ul>`
}

/** Labels stand under every so many columns, so that no more than `room` of them are drawn. */
function every(columns: number, room: number): number {
  return Math.max(1, Math.ceil(columns / room))
}

/** A scale that ends at most a fifth above the data, with ticks at whole numbers. */
function scaleTo(most: number): { most: number; ticks: number[] } {
  const scale = 10 ** Math.floor(Math.log10(most))
  const step = Math.max(1, [0.2, 0.5, 1, 2, 5].map((each) => each * scale).find((each) => most / each <= 5) ?? scale)
  const count = Math.ceil(most / step)
  return { most: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) }
}
