import { escapeHtml } from './escapeHtml'
import type { BarChart } from './section'
import { tenths } from './tenths'

/**
 * Draws horizontal bars over the whole width, each with its interval as a thin bar across its end. Lengths are percents of
 * the drawing and labels are text beside it, so that nothing is stretched and a phone reads the same words.
 */
export function drawBars({ bars }: BarChart): string {
  const end = Math.max(...bars.map(({ value, high }) => high ?? value))
  const at = (value: number) => (end > 0 ? `${tenths(Math.min(1, value / end) * 100)}%` : '0%')
  const rows = bars.map(({ label, value, low, high, text }) => {
    const bar = `<rect class="bar" width="${at(value)}" height="14" rx="3"/>`
    const interval = low === undefined || high === undefined ? '' : drawInterval(at(low), at(high))
    return `<li><span>${escapeHtml(label)}</span><svg height="14" aria-hidden="true">${bar}${interval}</svg><b>${escapeHtml(text)}</b></li>`
  })
  return `<ul class="bars">${rows.join('')}</ul>`
}

function drawInterval(low: string, high: string): string {
  return `<line class="interval" x1="${low}" x2="${high}" y1="7" y2="7"/>`
}
