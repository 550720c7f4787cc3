import { type Rate, rate } from '../statistics/rate'
import { firstDayOf, monthOf, monthText } from './days'
import type { Stretch, Stretches } from './stretches'

const mostMonths = 12

/**
 * Of the customers there when a month began, the share still there when it was over, for each of the last twelve whole
 * months. Those of whom nobody knows when they left make the interval as wide as they could change it.
 */
export function retentionOf(stretches: Stretches): Record<string, Rate | null> {
  const now = monthOf(stretches.today)
  const first = stretches.known.reduce((earliest, { start }) => Math.min(earliest, start), stretches.today)
  const from = Math.max(now - mostMonths, monthOf(first) + 1)
  const months = Array.from({ length: Math.max(0, now - from) }, (_, index) => from + index)
  return Object.fromEntries(
    months.map((month) => [monthText(month), keptBetween(stretches, firstDayOf(month), firstDayOf(month + 1))]),
  )
}

/** Of the customers there when the day `from` began, the share still there when the day `to` did. Both must have begun. */
export function keptBetween({ known, endUnknown }: Stretches, from: number, to: number): Rate | null {
  const count = { there: 0, stayed: 0 }
  for (const stretch of known) {
    if (!isThere(stretch, from)) continue
    count.there += 1
    if (isThere(stretch, to)) count.stayed += 1
  }
  const hits = count.stayed
  const unknown = endUnknown.filter(({ start }) => start < from).length
  const kept = rate({ hits, n: count.there })
  if (!kept || unknown === 0) return kept
  const n = count.there + unknown
  return { ...kept, low: rate({ hits, n })?.low ?? 0, high: rate({ hits: hits + unknown, n })?.high ?? 1 }
}

/** Whether a stretch ran when this day began. */
export function isThere({ start, last, ended }: Stretch, day: number): boolean {
  return start < day && (!ended || last >= day)
}
