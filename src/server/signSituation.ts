import { readSituation } from '../situation/readSituation'
import type { Situation } from '../situation/schema'
import { encodeBase64url } from './base64url'
import { sign } from './hmac'

/** The facts a browser must not be able to change: what rules and limits say about who is leaving. */
export type SituationFacts = Pick<Situation, 'customer' | 'subscription' | 'history'>

/** What a token holds. Signed, not encrypted: the customer can read it. */
export interface SignedSituation {
  /** Of this token alone. */
  id: string
  situation: SituationFacts
  /** RFC 3339 UTC. */
  issuedAt: string
  expiresAt: string
}

export interface SignOptions {
  /** Long, random, and only on the server. */
  secret: string
  now?: Date
  /** How long the customer may take on the page; default 3600. */
  expiresInSeconds?: number
}

/**
 * A URL-safe token for `data-customer` that vouches for these facts, as `readSituation` reads them: what it cannot read is not
 * signed. Rejects with a TypeError when options are wrong.
 */
export async function signSituation(facts: SituationFacts, options: SignOptions): Promise<string> {
  const { secret, now = new Date(), expiresInSeconds = 3600 } = options
  if (!(expiresInSeconds > 0)) {
    throw new TypeError(`[fairwell] signSituation: expiresInSeconds: expected more than 0, got ${expiresInSeconds}.`)
  }
  const { customer, subscription, history } = readSituation(facts).situation
  const signed: SignedSituation = {
    id: crypto.randomUUID(),
    situation: { ...(customer && { customer }), ...(subscription && { subscription }), ...(history && { history }) },
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + expiresInSeconds * 1000).toISOString(),
  }
  const payload = `${tokenPrefix}${encodeBase64url(new TextEncoder().encode(JSON.stringify(signed)))}`
  return `${payload}.${encodeBase64url(await sign(payload, secret))}`
}

/** Signed along, so that a token made for another purpose with the same secret is none of ours. */
export const tokenPrefix = 'fairwell1.'
