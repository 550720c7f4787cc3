import { tenths } from './tenths'

const width = 120
const height = 28
const margin = 2

/** One value at one time, of a figure over time. */
export interface SparkPoint {
  /** Milliseconds since 1970. */
  time: number
  value: number
}

/**
 * Draws how a figure went, from its lowest to its highest value, with a dot at the last. Times where nobody came lie between
 * two points. An empty text for fewer than three points, which show no course.
 */
export function drawSparkline(points: readonly SparkPoint[], says: string): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return ''
  const values = points.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = ({ time }: SparkPoint) =>
    tenths(margin + ((time - first.time) / (last.time - first.time)) * (width - 2 * margin))
  const y = ({ value }: SparkPoint) =>
    tenths(height - margin - (high > low ? (value - low) / (high - low) : 0.5) * (height - 2 * margin))
  const line = points.map((point) => `${x(point)},${y(point)}`).join(' ')
  return `<svg class="spark" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${says}"><polyline points="${line}"/><path d="M${x(last)} ${y(last)}h0"/></svg>`
}
