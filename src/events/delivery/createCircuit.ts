import { backoff } from './backoff'
import type { DeliveryOptions } from './delivery'
import type { Answer } from './post'
import { retryAfter } from './retryAfter'

const minute = 60_000

/** Longer than any silence that we keep (an hour and a tenth): a stored time further off is no time of ours. */
const longestHold = 70 * minute

/** Client errors that pass by themselves: request timeout, too early, too many requests. */
const retryable = new Set([408, 425, 429])

/** Keeps the silence that an endpoint asked for where other pages and later visits find it. */
export interface Hold {
  /** Milliseconds of the wall clock until which the endpoint wants silence; NaN or 0 when nothing is stored. */
  read(): number
  write(until: number): void
}

/**
 * Decides when an endpoint may be asked again. All events of an endpoint share one circuit, because what fails for one of them
 * fails for the others, too. All durations are milliseconds.
 */
export interface Circuit {
  /** How long the endpoint still wants silence (Retry-After), asked of this page or of another; 0 or less: it does not. */
  held(): number
  /** How long to wait for the next try; 0 or less: it may be made now. */
  wait(): number
  /** Whether a retry should do without `keepalive`: other scripts may have used its quota up, which looks like a dead network. */
  doubtsKeepalive(): boolean
  /** True after `shut`, or after a 410: nothing is sent any more. */
  isShut(): boolean
  /** The endpoint took an event, so the others need not wait any longer. A silence that it asked for still holds. */
  succeed(): void
  /** The endpoint did not take what it was sent. */
  fail(answer: Answer): void
  /** The page is hidden: pauses between tries may grow longer. */
  hide(): void
  /** The page is seen again, or a network is back: the next try need not wait for the backoff. */
  resume(): void
  shut(): void
}

/** `failures` and `faults` count tries that failed in a row; `retryAt` is a time of the monotonic clock. */
const calm = { failures: 0, faults: 0, retryAt: 0 }

/** `onFault` hears the first fault of an outage, which only a change of the endpoint or of the config can end. */
export function createCircuit(
  { now, monotonic, random }: Pick<DeliveryOptions, 'now' | 'monotonic' | 'random'>,
  hold: Hold,
  onFault: (status: number) => void,
): Circuit {
  let outage = calm
  let heldUntil = 0
  let state: 'visible' | 'hidden' | 'shut' = 'visible'

  const held = () => {
    const stored = hold.read() - now()
    return Math.max(heldUntil - monotonic(), stored < longestHold ? stored : 0)
  }
  const enter = (next: typeof state) => {
    if (state !== 'shut') state = next
  }

  return {
    held,
    wait: () => Math.max(held(), outage.retryAt - monotonic()),
    doubtsKeepalive: () => outage.failures % 2 > 0,
    isShut: () => state === 'shut',
    succeed() {
      outage = calm
    },
    fail({ status, headers }) {
      const isFault = status >= 300 && status < 500 && !retryable.has(status)
      if (isFault && !outage.faults) onFault(status)
      if (status === 410) state = 'shut'
      let { failures, faults } = outage
      const asked = retryAfter(headers, now(), random())
      const delay = isFault
        ? backoff(random(), faults++, 2 * minute, 60 * minute)
        : backoff(random(), failures++, 1000, state === 'hidden' ? 15 * minute : minute)
      outage = { failures, faults, retryAt: monotonic() + (asked || delay) }
      if (!asked) return
      heldUntil = outage.retryAt
      hold.write(now() + asked)
    },
    hide: () => enter('hidden'),
    resume() {
      enter('visible')
      outage = { ...outage, retryAt: 0 }
    },
    shut: () => enter('shut'),
  }
}
