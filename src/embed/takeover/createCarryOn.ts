import { callNative } from '../../base/native'
import type { Trigger } from './trigger'

/** Long enough for the page to ask its server, or its customer, before it goes on with what was confirmed. */
const carryOnTime = 60_000

export interface CarryOn {
  /** Hears every click, ours or not. */
  hear(event: Event): void
  /** Runs the page's own action, and lets the page carry on with it. */
  replay(action: () => void): void
  /** Whether the press is the page carrying on. */
  isCarriedOn(event: Event, trigger: Trigger): boolean
}

/**
 * A page may submit its form, or press its button again, long after the replay: its server had to answer, or its own
 * dialog was to be confirmed. Whoever has confirmed here must not meet us again (law 1), so for a while we let through
 * what scripts press. Not what a hand presses: that is a new wish, and gets its flow on a page however old. Every
 * submit is trusted; a hand's own comes from the very button that was clicked.
 */
export function createCarryOn(): CarryOn {
  /** By the page's clock. */
  let passUntil = 0
  /** What the customer's own hand pressed last. */
  let pressed: EventTarget | undefined
  return {
    hear(event) {
      if (event.isTrusted) pressed = event.composedPath()[0]
    },
    replay(action) {
      const byHand = pressed
      pressed = undefined
      passUntil = performance.now() + carryOnTime
      try {
        action()
      } finally {
        // Where no hand confirmed, a script goes through one flow after the other, and wants each.
        if (!byHand) passUntil = 0
      }
    },
    isCarriedOn(event, { node }) {
      // Of a submit without a button it is null.
      const { submitter = node } = event as SubmitEvent
      return event.timeStamp < passUntil && !(submitter && callNative(submitter, 'contains', pressed as Node))
    },
  }
}
