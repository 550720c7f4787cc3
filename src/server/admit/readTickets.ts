import { unseal } from '../claims/seal'
import type { Secret } from '../claims/secrets'
import { type Ticket, ticketPurpose } from './signTicket'

/** The cookie that holds a ticket, the host's or the receiver's. */
export const ticketCookie = 'fairwell_ticket'
/**
 * How many tickets of one request are looked at. A browser sends two, one of the host's and one of ours; more are an
 * attempt to keep the server busy.
 */
const mostTickets = 4
const longestTicket = 4096

/** The tickets that a request brings in its cookies or its address. Only tickets that we signed and that have not expired count. */
export async function readTickets(request: Request, secret: Secret, now: number): Promise<Ticket[]> {
  const texts = [...cookiesOf(request), ...new URL(request.url).searchParams.getAll('ticket')]
  const tickets = await Promise.all(
    texts
      .filter(({ length }) => length <= longestTicket)
      .slice(0, mostTickets)
      .map((text) => unseal(ticketPurpose, text, secret)),
  )
  return tickets
    .flatMap((opened) => ('content' in opened ? (opened.content as Ticket) : []))
    .filter(({ expiresAt }) => Date.parse(expiresAt) > now)
}

function cookiesOf(request: Request): string[] {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => pair.startsWith(`${ticketCookie}=`)).map((pair) => pair.slice(ticketCookie.length + 1))
}
