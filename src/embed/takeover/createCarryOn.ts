import { callNative } from '../../base/native'
import type { Trigger } from './trigger'

/** Long enough for the page to ask its server, or its customer, before it goes on with what was confirmed. */
const carryOnTime = 60_000

/**
 * Where the copies of ours on one page, of whatever versions, share when the minute is over, as the `timeStamp` of an event says it:
 * what one of them has let pass must not meet the flow of another.
 */
const passUntil = Symbol.for('fairwell.passUntil')
const page = globalThis as { [passUntil]?: number }

/** Lets a press of the page's own pass that carries on what the customer has confirmed. */
export interface CarryOn {
  /** Hears every click on the page, to know what the customer's hand pressed last. */
  hear(event: Event): void
  /** Runs the page's own action, and for a minute lets the page carry on with it. Throws what the action throws. */
  replay(action: () => void): void
  /** Whether the press is the page carrying on. */
  isCarriedOn(event: Event, trigger: Trigger): boolean
}

/**
 * Tells the page's own follow-up of a confirmed cancellation from a new press. After its action was run, a page may submit its
 * form or press its button again: its server had to answer first, or its own dialog had to be confirmed. A customer who has
 * confirmed here must not meet the flow a second time (law: the customer's word), so for a minute what scripts press is let
 * through. What a hand presses is a new wish, and gets its flow. `isTrusted` cannot tell the two apart for a submit, for every
 * submit is trusted: one by hand comes from the very button that was clicked.
 */
export function createCarryOn(): CarryOn {
  /** What the customer's own hand pressed last, and when: the page may have a global of its own named `performance`. */
  let pressed: { by: EventTarget | undefined; at: number } | undefined
  return {
    hear(event) {
      if (event.isTrusted) pressed = { by: event.composedPath()[0], at: event.timeStamp }
    },
    replay(action) {
      const byHand = pressed
      pressed = undefined
      page[passUntil] = Infinity
      try {
        action()
      } finally {
        // Where no hand confirmed, a script runs through one flow after the other and wants to meet each of them.
        page[passUntil] = byHand ? byHand.at + carryOnTime : 0
      }
    },
    isCarriedOn(event, { node }) {
      // A submit without a button has the submitter null, which is no press by hand.
      const { submitter = node } = event as SubmitEvent
      return (
        event.timeStamp < (page[passUntil] ?? 0) &&
        !(submitter && callNative(submitter, 'contains', pressed?.by as Node))
      )
    },
  }
}
