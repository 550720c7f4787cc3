import type { Kinds } from '../options/checkOptions'
import { aBoolean, any } from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'
import { type Accept, accepting } from './accepting'
import { checkOrigin, otherSource } from './checkOrigin'
import { type RateLimit, rateLimiter } from './rateLimit'
import { type TeamSettings, teamDoor } from './teamDoor'
import { createVouch, type TicketSettings, type Vouched } from './vouch'

/** What a receiver asks of those who post. Each check is off unless its option is given. */
export interface AdmissionOptions {
  /** Takes events of these flows and modes only; others are rejected, each with the reason. */
  accept?: Accept
  /**
   * Takes requests only from pages of `origins` and of the receiver's own origin (others get a 403), and only with events
   * of that page.
   */
  enforceOrigins?: boolean
  /**
   * How much each sender may send. Beyond that the answer is a 429 with Retry-After, and the browser keeps its events and
   * sends them later.
   */
  rateLimit?: RateLimit
  /**
   * Marks every event, in the attribute `cfvouched`, with who speaks for it. Events that nobody speaks for are stored all
   * the same.
   */
  tickets?: TicketSettings
  /**
   * Lets your servers post `alert.acted`, `cancellation.recorded` and `feedback.summarized`, by a secret. Without it no such event
   * is taken from anyone.
   */
  team?: TeamSettings
}

/** The receiver's checks on who posts what. */
export interface Admission {
  /** Throws a Refusal for a request of which nothing is wanted. It is called before the body is read. */
  checkRequest(request: Request): void
  /** Why this event is not taken, or undefined where it is. */
  reasonAgainst(event: ReceivedEvent, request: Request): string | undefined
  /** The events as they are to be stored, and the cookie to set. Throws a Refusal for more events than the rate limit allows. */
  admit(events: ReceivedEvent[], request: Request): Promise<Vouched>
}

/** What the options of admission have to be. Each that has options of its own checks them. */
export const admissionKinds: Kinds<AdmissionOptions> = {
  accept: any,
  enforceOrigins: aBoolean,
  rateLimit: any,
  tickets: any,
  team: any,
}

/** The checks that these options ask for. Throws a TypeError for an option that could not work. */
export function admission(options: AdmissionOptions, origins: ReadonlySet<string>): Admission {
  const { accept, enforceOrigins = false, rateLimit, tickets, team } = options
  const door = teamDoor(team)
  const accepts = accept === undefined ? undefined : accepting(accept)
  const limit = rateLimit === undefined ? undefined : rateLimiter(rateLimit)
  const vouch = tickets === undefined ? undefined : createVouch(tickets)
  return {
    checkRequest(request) {
      if (enforceOrigins && !door.isOpenFor(request)) checkOrigin(request, origins)
    },
    reasonAgainst(event, request) {
      const reason = door.reasonAgainst(event, request)
      // A server is no page: it has no origin, and knows no flow.
      if (reason || door.isOpenFor(request)) return reason
      return accepts?.(event) ?? (enforceOrigins ? otherSource(event, request) : undefined)
    },
    async admit(events, request) {
      if (!door.isOpenFor(request)) limit?.(events, request)
      // The mark is ours to give: one that the sender wrote is taken off.
      const own = events.map(({ cfvouched, ...event }) => event as ReceivedEvent)
      if (vouch && door.isOpenFor(request)) return { events: own.map((event) => ({ ...event, cfvouched: 'server' })) }
      return vouch ? vouch(own, request) : { events: own }
    },
  }
}
