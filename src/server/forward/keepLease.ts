/** How long a claim lasts, in seconds, unless it is renewed. */
export const leaseSeconds = 60

/** Milliseconds between renewals: three may fail before the claim runs out. */
const pause = 15_000

/** Milliseconds that a claim is good for sending: what a request may take (10 s) is left over, so that it ends within the claim. */
const usable = leaseSeconds * 1000 - 15_000

/** A claim on events while they are sent. */
export interface Lease {
  /** Whether a request may still be sent: no other process can have the events before it ends. */
  isHeld(): boolean
  /** Stops renewing. */
  end(): void
}

/**
 * Renews a claim as long as this process lives. `renew` resolves to how many events are still claimed; fewer than `count` means
 * that another process has taken some over. `begun` is the monotonic time at which the claim was asked for.
 */
export function keepLease(renew: () => Promise<number>, count: number, begun: number): Lease {
  let heldUntil = begun + usable
  const extend = async () => {
    const asked = performance.now()
    heldUntil = (await renew()) < count ? 0 : asked + usable
  }
  // A renewal that fails is tried again at the next turn, as long as the claim lasts.
  const timer = setInterval(() => void extend().catch(() => {}), pause)
  return {
    isHeld: () => performance.now() < heldUntil,
    end: () => clearInterval(timer),
  }
}
