import type { ReceivedEvent } from '../receive/checkEvent'
import { Refusal } from '../receive/refusal'

export interface RateLimit {
  /** How many events a source may send in so many seconds, and at once. */
  events: number
  /** Default 60. */
  seconds?: number
  /**
   * Who it is that sends, such as `(request) => request.headers.get('x-real-ip') ?? ''` behind a proxy that sets it. Default: the
   * `source` of the events, which is a page and its flow, and so all its visitors together.
   */
  by?: (request: Request) => string
}

interface Allowance {
  left: number
  at: number
}

/** How many sources are remembered; of more, those that have been silent the longest start anew. */
const mostSources = 10_000

/**
 * Counts what each source sends, in this process; throws a Refusal (429 with Retry-After) once it is over its limit, and takes nothing of
 * that request: the browser keeps it and comes again. Throws a TypeError for a limit that is none.
 */
export function rateLimiter({
  events: most,
  seconds = 60,
  by,
}: RateLimit): (events: ReceivedEvent[], request: Request) => void {
  const isLimit = Number.isFinite(most) && Number.isFinite(seconds) && most >= 1 && seconds > 0
  if (!isLimit) {
    throw new TypeError(
      '[fairwell] receiveEvents: rateLimit: expected { events, seconds } above 0, got something else.',
    )
  }
  const allowances = new Map<string, Allowance>()

  function allowanceOf(name: string): Allowance {
    const now = performance.now() / 1000
    const { left, at } = allowances.get(name) ?? { left: most, at: now }
    const allowance = { left: Math.min(most, left + ((now - at) * most) / seconds), at: now }
    // Put last, so that the first is the one that has been silent the longest.
    allowances.delete(name)
    allowances.set(name, allowance)
    for (const oldest of allowances.keys()) if (allowances.size > mostSources) allowances.delete(oldest)
    return allowance
  }

  return (events, request) => {
    const names = by ? events.map(() => by(request)) : events.map(({ source }) => source)
    const counts = new Map<string, number>()
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
    const spent = [...counts].map(([name, count]) => ({ count, allowance: allowanceOf(name) }))
    // One batch may overdraw: else one that is larger than the limit could never be sent.
    const missing = Math.max(...spent.map(({ allowance }) => 1 - allowance.left), 0)
    if (missing > 0) {
      const wait = Math.max(1, Math.ceil((missing * seconds) / most))
      throw new Refusal(429, `events: expected at most ${most} in ${seconds} s, got more. Nothing was stored.`, {
        'Retry-After': `${wait}`,
      })
    }
    for (const { count, allowance } of spent) allowance.left -= count
  }
}
