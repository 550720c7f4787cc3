import type { Circuit } from './createCircuit'
import type { DeliveryOptions } from './delivery'

/** Sends what waits, again and again, until nothing waits any more. It is idle, or it waits for a timer. */
export interface Replay {
  /** Starts the timer of the next try, unless it runs already or nothing waits. */
  schedule(): void
  /** Tries now, and goes on by timer. Never rejects. */
  start(): Promise<void>
}

/**
 * Only one page of an origin replays at a time: the one that holds the lock of this `name`. `hasWaiting` says whether any event
 * waits; `round` sends what it can, and must not reject.
 */
export function createReplay(
  { locks, setTimeout }: Pick<DeliveryOptions, 'locks' | 'setTimeout'>,
  name: string,
  circuit: Circuit,
  hasWaiting: () => boolean,
  round: () => Promise<void>,
): Replay {
  let isWaiting = false

  const schedule = () => {
    if (isWaiting || !hasWaiting()) return
    isWaiting = true
    const wake = () => {
      isWaiting = false
      void start()
    }
    // A second at least where no wait is due: whatever goes wrong, the page is not kept busy, and progress goes out by the second.
    // Five seconds at most: an event that was taken in the meantime ends the wait of the others.
    setTimeout(wake, Math.min(circuit.wait() > 0 ? circuit.wait() : 1000, 5000))
  }

  const start = async () => {
    if (circuit.isShut()) return
    try {
      if (circuit.wait() <= 0)
        await (locks?.request(`fairwell:${name}`, { ifAvailable: true }, (lock) => lock && round()) ?? round())
    } catch {
      // Where storage is denied, locks are, too.
      await round()
    }
    schedule()
  }

  return { schedule, start }
}
