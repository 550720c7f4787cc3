import type { ReceivedEvent } from '../receive/checkEvent'
import { type Accept, accepting } from './accepting'
import { checkOrigin, otherSource } from './checkOrigin'
import { type RateLimit, rateLimiter } from './rateLimit'
import { createVouch, type TicketSettings, type Vouched } from './vouch'

/** What a receiver asks of those who post. Each is off unless given. */
export interface AdmissionOptions {
  /** Only these flows and modes; other events are rejected, each with the reason. */
  accept?: Accept
  /** Only requests from pages of `origins` and of the receiver's own (others get a 403), and only with events of that page. */
  enforceOrigins?: boolean
  /** Over it: 429 with Retry-After; the browser keeps what it has and comes again. */
  rateLimit?: RateLimit
  /** Marks every event with whether a ticket speaks for it, in `cfvouched`; events without one are stored all the same. */
  tickets?: TicketSettings
}

export interface Admission {
  /** Throws a Refusal when nothing of this request is wanted. Before its body is read. */
  checkRequest(request: Request): void
  /** Why this event is not taken, or undefined. */
  reasonAgainst(event: ReceivedEvent, request: Request): string | undefined
  /** The events as they are stored, and the cookie to set. Throws a Refusal when there are too many. */
  admit(events: ReceivedEvent[], request: Request): Promise<Vouched>
}

/** The receiver's door. Throws a TypeError for an option that could not work. */
export function admission(options: AdmissionOptions, origins: ReadonlySet<string>): Admission {
  const { accept, enforceOrigins = false, rateLimit, tickets } = options
  const accepts = accept && accepting(accept)
  const limit = rateLimit && rateLimiter(rateLimit)
  const vouch = tickets && createVouch(tickets)
  return {
    checkRequest(request) {
      if (enforceOrigins) checkOrigin(request, origins)
    },
    reasonAgainst(event, request) {
      return accepts?.(event) ?? (enforceOrigins ? otherSource(event, request) : undefined)
    },
    async admit(events, request) {
      limit?.(events, request)
      // Nobody vouches for themselves.
      const own = events.map(({ cfvouched, ...event }) => event as ReceivedEvent)
      return vouch ? vouch(own, request) : { events: own }
    },
  }
}
