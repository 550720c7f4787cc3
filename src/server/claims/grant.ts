import { DAY } from '../../base/day'
import type { NamedOffer } from '../../config/schema/schema'
import { canonicalJson } from './canonicalJson'
import { ClaimError } from './claimError'
import { quoted } from './quoted'

/** What was granted, in plain JSON, as the host keeps it under its key. */
export interface Grant {
  /** The grant's id, which is the same for every retry. Use it as the idempotency key when you apply the offer. */
  id: string
  sessionId: string
  customer: string
  /** The subscription's id; absent where the token names none. */
  subscription?: string
  offer: string
  choice: Record<string, unknown>
  flowId: string
  /** When it was granted, RFC 3339 UTC. */
  time: string
}

/**
 * Keeps the grant under its key until `until`, unless a grant is there already. Resolves to the grant that was there, or to
 * undefined for a new key. It has to be one step, so that two requests cannot both be first; best inside the transaction
 * that applies the offer, so that an offer that could not be applied can be tried again. The earlier grant may come as JSON
 * text. `true` and `false`, as in version 0.1, mean "there was one" and "there was none", but then no retry can be told
 * from a replay.
 */
export type Seen = (key: string, until: Date, grant: Grant) => SeenAnswer | Promise<SeenAnswer>

/** Forgets the grant under its key, where that still is this very grant: `WHERE key = $1 AND details ->> 'id' = $2`. */
export type Release = (key: string, grant: Grant) => void | Promise<void>

type SeenAnswer = Grant | string | boolean | null | undefined

/** The key of a grant: what one subscription, or else one customer, can be granted once, whatever token it comes with. */
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
  // Where an offer may be accepted several times, each time has its own key: the token tells how many there were before.
  const time = (offer.limit?.maxAccepts ?? 1) > 1 ? [acceptedBefore + 1] : []
  return JSON.stringify([...whose, offer.id, ...time])
}

/** A date later than any subscription, which every database can store. */
const farFuture = Date.parse('9999-12-31T00:00:00Z')

/**
 * When the key may be forgotten: once the offer's own limit has run out, but never before the token expires, or the token
 * would be good for the same grant again.
 */
export function grantEnd({ limit = {} }: NamedOffer, { now, tokenEnd }: { now: number; tokenEnd: number }): Date {
  const { maxAccepts, cooldownDays = 0 } = limit
  const limitEnd = maxAccepts === undefined ? now + cooldownDays * DAY : farFuture
  return new Date(Math.min(farFuture, Math.max(limitEnd, tokenEnd)))
}

/**
 * The grant that counts: the new one, or the first one where the same session asks for the same choice again. Throws a
 * ClaimError (replayed) where another session was granted this offer or the choice differs, and a TypeError where `seen`
 * returns something it may not.
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

/** The choice without the times of a pause: they go by the clock, and so differ from one try to the next. */
function picked({ choice: { startsAt: _starts, resumesAt: _resumes, ...picked } }: Grant): Record<string, unknown> {
  return picked
}

/** The earlier grant; `unknown` where there was one but nobody says which. */
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
