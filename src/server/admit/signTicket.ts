import { checkNow } from '../claims/checkNow'
import { type Purpose, seal } from '../claims/seal'
import type { Secret } from '../claims/secrets'
import { checkOptions } from '../options/checkOptions'
import { aboveZero, aDate, aSecret } from '../options/kinds'

/** A ticket, which says for which events its holder may speak. */
export type Ticket =
  /** Signed by the host's server: it speaks for all events about this customer. */
  | { by: 'server'; customer: string; expiresAt: string }
  /** Signed by the receiver: it speaks for later events of these sessions, whose first event came from the same browser. */
  | { by: 'receiver'; sessions: string[]; expiresAt: string }

/** How a ticket is signed. */
export interface TicketOptions {
  /** The secret that `receiveEvents` is given, too. */
  secret: Secret
  now?: Date
  /** How long the ticket is valid; default 2678400, which is 31 days, as long as a browser keeps events that it could not send. */
  expiresInSeconds?: number
}

/** What tickets are signed for, so that no other signed text passes for one. */
export const ticketPurpose: Purpose = 'fairwellticket1.'
/** How long a ticket is valid unless its options say otherwise, in seconds. */
export const ticketLife = 31 * 86_400

/**
 * Signs a ticket for the events of this customer. It goes into the cookie `fairwell_ticket` of the account page, or into
 * `?ticket=` of the endpoint where that is on another origin. Rejects with a TypeError when an argument is wrong.
 */
export async function signTicket(customer: string, options: TicketOptions): Promise<string> {
  checkOptions('signTicket', options, { secret: aSecret, now: aDate, expiresInSeconds: aboveZero })
  const { secret, now = new Date(), expiresInSeconds = ticketLife } = options
  if (typeof customer !== 'string' || customer.trim() === '') {
    throw new TypeError(`[fairwell] signTicket: customer: expected the id that the page gives, got ${typeof customer}.`)
  }
  const end = new Date(checkNow(now) + expiresInSeconds * 1000)
  if (!(expiresInSeconds > 0) || Number.isNaN(end.getTime())) {
    throw new TypeError('[fairwell] signTicket: expiresInSeconds: expected a number above 0, got something else.')
  }
  const ticket: Ticket = { by: 'server', customer, expiresAt: end.toISOString() }
  return seal(ticketPurpose, ticket, secret)
}
