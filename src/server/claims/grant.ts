import { DAY } from '../../base/day'
import type { NamedOffer } from '../../config/schema/schema'
import { canonicalJson } from './canonicalJson'
import { ClaimError } from './claimError'
import { quoted } from './quoted'

/** What was granted, as it is kept under its key: plain JSON. */
export interface Grant {
  /** The same for every retry: an idempotency key for whoever applies the offer. */
  id: string
  sessionId: string
  customer: string
  /** Absent when the token names none. */
  subscription?: string
  offer: string
  choice: Record<string, unknown>
  flowId: string
  /** RFC 3339 UTC. */
  time: string
}

/**
 * Keeps the grant under its key until `until`, unless one is there, and resolves to the one that was there, or to undefined: in
 * one step, so that two requests cannot both be first. Best in the transaction that applies the offer, so that a failed one
 * can be tried again. The earlier grant may come as JSON text. `true` and `false`, as in version 0.1, are understood as
 * "there was one" and "there was none", but then no retry can be told from a replay.
 */
export type Seen = (key: string, until: Date, grant: Grant) => SeenAnswer | Promise<SeenAnswer>
type SeenAnswer = Grant | string | boolean | null | undefined

/** What one subscription (else one customer) can be granted once, whatever token it comes by. */
export function grantKey({
  grant,
  acceptedBefore,
  offer,
}: {
  grant: Grant
  acceptedBefore: number
  offer: NamedOffer
}): string {
  const whose = grant.subscription === undefined ? ['customer', grant.customer] : ['subscription', grant.subscription]
  // Where an offer may be had several times, each time has a key of its own: the token says how many there were.
  const time = (offer.limit?.maxAccepts ?? 1) > 1 ? [acceptedBefore + 1] : []
  return JSON.stringify([...whose, offer.id, ...time])
}

/** Later than any subscription, and a date that every database knows. */
const farFuture = Date.parse('9999-12-31T00:00:00Z')

/** When the offer's own limit has run out; never before the token has, or it would be good again. */
export function grantEnd({ limit = {} }: NamedOffer, { now, tokenEnd }: { now: number; tokenEnd: number }): Date {
  const { maxAccepts, cooldownDays = 0 } = limit
  const limitEnd = maxAccepts === undefined ? now + cooldownDays * DAY : farFuture
  return new Date(Math.min(farFuture, Math.max(limitEnd, tokenEnd)))
}

/**
 * The grant that stands: the new one, or, for the same session and choice again, the first. Throws a ClaimError (replayed) when
 * another session was granted this or the choice is another, a TypeError when `seen` gave none of what it may give.
 */
export async function standingGrant(
  seen: Seen,
  { key, until, grant }: { key: string; until: Date; grant: Grant },
): Promise<{ grant: Grant; again: boolean }> {
  const earlier = readEarlier(await seen(key, until, grant))
  if (earlier === undefined) return { grant, again: false }
  const isRetry =
    earlier !== 'unknown' &&
    earlier.sessionId === grant.sessionId &&
    canonicalJson(picked(earlier)) === canonicalJson(picked(grant))
  if (isRetry) return { grant: earlier, again: true }
  throw new ClaimError(
    'replayed',
    `claim: ${grant.offer} was granted before under ${key.slice(0, 80)} (this is session ${quoted(grant.sessionId)}).`,
  )
}

/** What was chosen. From when to when a pause runs goes by the clock, and so differs from one try to the next. */
function picked({ choice: { startsAt: _starts, resumesAt: _resumes, ...picked } }: Grant): Record<string, unknown> {
  return picked
}

/** `unknown`: there was one, and nobody says which. */
function readEarlier(answer: unknown): Grant | 'unknown' | undefined {
  if (answer === undefined || answer === null || answer === false) return undefined
  if (answer === true) return 'unknown'
  const earlier = typeof answer === 'string' ? parsed(answer) : answer
  const { sessionId, choice } = Object(earlier)
  if (typeof sessionId === 'string' && typeof choice === 'object' && choice !== null) return earlier as Grant
  throw new TypeError(
    `[fairwell] seen: expected the earlier grant as it was handed over, or undefined when the key was new, got ${answerText(answer)}. Nothing was granted.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function answerText(answer: unknown): string {
  if (Array.isArray(answer)) return 'a list (of rows? return the grant of the first)'
  return typeof answer === 'object' ? 'an object without sessionId and choice' : `a ${typeof answer}`
}
