import { unseal } from '../claims/seal'
import type { Secret } from '../claims/secrets'
import { type Ticket, ticketPurpose } from './signTicket'

export const ticketCookie = 'fairwell_ticket'
/** A browser sends one of the host's and one of ours; whoever sends more wants something else. */
const mostTickets = 4
const longestTicket = 4096

/** The tickets that came with a request, in its cookies or its address, those that are signed by us and not expired. */
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
