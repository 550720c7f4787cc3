import { checkNow } from '../claims/checkNow'
import { type Purpose, seal } from '../claims/seal'
import type { Secret } from '../claims/secrets'

/** Who may post what, as it is signed. */
export type Ticket =
  /** Of the host's server: for what happens to this customer. */
  | { by: 'server'; customer: string; expiresAt: string }
  /** Of the receiver: for the rest of these sessions, whose beginning came from the same browser. */
  | { by: 'receiver'; sessions: string[]; expiresAt: string }

export interface TicketOptions {
  /** The same that `receiveEvents` is given. */
  secret: Secret
  now?: Date
  /** Default 2678400, 31 days: as long as a browser keeps what it could not send. */
  expiresInSeconds?: number
}

export const ticketPurpose: Purpose = 'fairwellticket1.'
export const ticketLife = 31 * 86_400

/**
 * A ticket for the events of this customer, for the cookie `fairwell_ticket` of the account page, or for `?ticket=` of the endpoint
 * where that is another origin. Rejects with a TypeError when an argument is wrong.
 */
export async function signTicket(customer: string, options: TicketOptions): Promise<string> {
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
