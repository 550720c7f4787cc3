import { escapeHtml } from './escapeHtml'
import type { BarChart } from './section'
import { tenths } from './tenths'

const line = 30
const labelWidth = 210
const barWidth = 380
const width = 800

/** Draws horizontal bars as SVG, each with its interval as a whisker. The text beside a bar says what the bar shows. */
export function drawBars({ bars, most, title }: BarChart, id: string): string {
  const end = most ?? Math.max(...bars.map(({ value, high }) => high ?? value))
  const x = (value: number) => labelWidth + (end > 0 ? Math.min(1, value / end) * barWidth : 0)
  const rows = bars.map(({ label, value, low, high, text }, index) => {
    const y = index * line
    return [
      `<text x="${labelWidth - 10}" y="${y + 20}" text-anchor="end">${escapeHtml(shortened(label))}</text>`,
      `<rect class="bar" x="${labelWidth}" y="${y + 6}" width="${tenths(x(value) - labelWidth)}" height="18" rx="2"/>`,
      low === undefined || high === undefined ? '' : whisker(x(low), x(high), y + 15),
      `<text x="${tenths(x(high ?? value) + 10)}" y="${y + 20}">${escapeHtml(text)}</text>`,
    ].join('')
  })
  const axis = `<line class="axis" x1="${labelWidth}" x2="${labelWidth}" y1="0" y2="${bars.length * line}"/>`
  return `<svg viewBox="0 0 ${width} ${bars.length * line}" role="img" aria-labelledby="${id}"><title id="${id}">${escapeHtml(title)}</title>${axis}${rows.join('')}</svg>`
}

function whisker(low: number, high: number, y: number): string {
  const [from, to] = [tenths(low), tenths(high)]
  return `<path class="whisker" d="M${from} ${y}H${to}M${from} ${y - 5}v10M${to} ${y - 5}v10"/>`
}

function shortened(label: string): string {
  const characters = [...label]
  return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : label
}
