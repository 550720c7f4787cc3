import { seal } from '../claims/seal'
import { readSecrets, type Secret } from '../claims/secrets'
import { flowEndingTypes } from '../flowEndings'
import { checkOptions } from '../options/checkOptions'
import { aBoolean, aSecret } from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'
import { readTickets, ticketCookie } from './readTickets'
import { type Ticket, ticketLife, ticketPurpose } from './signTicket'

/** How a receiver reads and issues tickets. */
export interface TicketSettings {
  /** The secret that tickets are signed with, at least 32 bytes; a list while a new one replaces an old one. */
  secret: Secret
  /** Whether the receiver issues a ticket of its own, in a cookie, for a session whose first event it gets; default true. */
  issue?: boolean
}

/** Events with the attribute `cfvouched` (`server`, `receiver` or `none`), and the cookie to set with the answer. */
export interface Vouched {
  events: ReceivedEvent[]
  cookie?: string
}

/** A function that marks every event with who speaks for it. Throws a TypeError for a secret that is too short or missing. */
export function createVouch(settings: TicketSettings): (events: ReceivedEvent[], request: Request) => Promise<Vouched> {
  checkOptions({ asker: 'receiveEvents', of: 'tickets' }, settings, { secret: aSecret, issue: aBoolean })
  const { secret, issue = true } = settings
  readSecrets(secret)
  return async (events, request) => {
    const now = Date.now()
    const tickets = await readTickets(request, secret, now)
    const begun = issue ? begunIn(events.filter((event) => whoVouches(event, tickets) === 'none')) : []
    const own: Ticket = { by: 'receiver', sessions: begun, expiresAt: '' }
    const marked = events.map((event) => ({ ...event, cfvouched: whoVouches(event, [...tickets, own]) }))
    if (begun.length === 0) return { events: marked }
    const known = tickets.flatMap((ticket) => (ticket.by === 'receiver' ? ticket.sessions : []))
    return { events: marked, cookie: await cookieFor([...begun, ...known], { request, secret, now }) }
  }
}

function whoVouches(event: ReceivedEvent, tickets: readonly Ticket[]): 'server' | 'receiver' | 'none' {
  if (tickets.some((ticket) => ticket.by === 'server' && isAbout(event, ticket.customer))) return 'server'
  const isOf = (ticket: Ticket) => ticket.by === 'receiver' && ticket.sessions.includes(String(event.cfsession))
  return tickets.some(isOf) ? 'receiver' : 'none'
}

/** Whether an event is about this customer, or names nobody: where `privacy.send` keeps ids back, any event may be theirs. */
function isAbout({ subject, data }: ReceivedEvent, customer: string): boolean {
  const named = [subject, Object(Object(data).customer).id].filter((id) => id !== undefined && id !== null)
  return named.every((id) => String(id) === customer)
}

/**
 * The sessions whose first event is here and whose last is not. A session that arrives complete and without a ticket was
 * either made up or sent after a long time offline, and nobody can tell which.
 */
function begunIn(events: readonly ReceivedEvent[]): string[] {
  const started = events.filter(({ type, sequence }) => type === 'dev.fairwell.flow.started.v1' && sequence === '1')
  const ended = new Set(events.filter(({ type }) => flowEndingTypes.includes(type)).map(({ cfsession }) => cfsession))
  const sessions = started.map(({ cfsession }) => cfsession).filter((session) => !ended.has(session))
  return [...new Set(sessions.filter((session) => typeof session === 'string'))].slice(0, mostSessions)
}

/** How many sessions a ticket may list: they fit into a cookie, and no customer has more at once. */
const mostSessions = 10

async function cookieFor(
  sessions: string[],
  { request, secret, now }: { request: Request; secret: Secret; now: number },
): Promise<string> {
  const ticket: Ticket = {
    by: 'receiver',
    sessions: [...new Set(sessions)].slice(0, mostSessions),
    expiresAt: new Date(now + ticketLife * 1000).toISOString(),
  }
  const { protocol } = new URL(request.url)
  const secure = protocol === 'https:' ? '; Secure' : ''
  const value = await seal(ticketPurpose, ticket, secret)
  // Without a Path the browser sends the cookie to the address it posts to, even where a proxy maps that address to
  // another.
  return `${ticketCookie}=${value}; Max-Age=${ticketLife}; HttpOnly; SameSite=Lax${secure}`
}
