import { checkOptions } from '../options/checkOptions'
import { aboveZero, aFunction, required } from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'
import { Refusal } from '../receive/refusal'

/** How many events one sender may send. */
export interface RateLimit {
  /** The number of events in so many `seconds`, which is also the most at once. */
  events: number
  /** The length of the period in seconds; default 60. */
  seconds?: number
  /**
   * Names the sender, such as `(request) => request.headers.get('x-real-ip') ?? ''` behind a proxy that sets this header.
   * Default: the `source` of the events, which is a page and its flow, and so all visitors of a page share one limit.
   */
  by?: (request: Request) => string
}

interface Allowance {
  left: number
  at: number
}

/** How many senders are remembered. Beyond that, those that have been silent longest start with a full allowance again. */
const mostSources = 10_000

/**
 * Counts what each sender sends to this process. The function it returns throws a Refusal (429 with Retry-After) for a
 * sender over its limit; then nothing of the request is taken, and the browser sends it again later (law: no event lost,
 * none twice). Throws a TypeError for a limit that is no number above 0.
 */
export function rateLimiter(limit: RateLimit): (events: ReceivedEvent[], request: Request) => void {
  checkOptions({ asker: 'receiveEvents', of: 'rateLimit' }, limit, {
    events: required(aboveZero),
    seconds: aboveZero,
    by: aFunction,
  })
  const { events: most, seconds = 60, by } = limit
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
    // A Map keeps the order of insertion, so the first entry is the sender that has been silent longest.
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
    // One batch may exceed the allowance: otherwise a batch larger than the limit could never be sent.
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
