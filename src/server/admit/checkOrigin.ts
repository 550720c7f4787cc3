import type { ReceivedEvent } from '../receive/checkEvent'
import { Refusal } from '../receive/refusal'

/**
 * Throws a Refusal for a request that no page of these origins, or of the receiver's own, has sent; a browser always names
 * its `Origin`. A program can still claim to be a page, but it cannot make other people's browsers post for it.
 */
export function checkOrigin(request: Request, origins: ReadonlySet<string>): void {
  const origin = request.headers.get('origin')
  if (origin && (origins.has(origin) || origin === new URL(request.url).origin)) return
  throw new Refusal(403, `origin: expected one of the receiver's, got ${JSON.stringify(origin?.slice(0, 80) ?? null)}.`)
}

/** Why an event is not of the page that sends it, or undefined where it is: its source has to begin with that page's origin. */
export function otherSource({ source }: ReceivedEvent, request: Request): string | undefined {
  const origin = request.headers.get('origin')
  return source.startsWith(`${origin}/`) ? undefined : 'source: expected one of the page that sends it, got another'
}
