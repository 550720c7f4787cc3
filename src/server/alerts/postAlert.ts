import type { Webhook } from 'standardwebhooks'
import { retryAfter } from '../../events/delivery/retryAfter'
import { encodeBase64url } from '../claims/base64url'
import { signedHeaders } from './signing'

/**
 * What came of a post. `again` is the number of milliseconds after which the destination wants the next attempt, NaN where
 * it did not say.
 */
export type Delivery =
  | { is: 'sent' }
  | { is: 'refused'; reason: string }
  | { is: 'failed'; reason: string; again: number }

/** One post of an alert to a webhook. */
export interface Post {
  url: string
  signers: readonly Webhook[]
  messageId: string
  body: unknown
  timeoutMilliseconds: number
}

/** Posts once, signed as Standard Webhooks says. It never rejects, but tells what went wrong. */
export async function postAlert({ url, signers, messageId, body, timeoutMilliseconds }: Post): Promise<Delivery> {
  const now = new Date()
  try {
    const content = JSON.stringify(body)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(signers, { messageId, now, content }) },
      body: content,
      // Following a redirect would hand the alert to whoever answers there.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
    // The body is not read, so its breaking off is no failure of the delivery.
    response.body?.cancel().catch(() => undefined)
    if (response.ok) return { is: 'sent' }
    const reason = `answered ${response.status}`
    if (response.status === 410) return { is: 'refused', reason }
    return { is: 'failed', reason, again: retryAfter(response.headers, now.getTime(), Math.random()) }
  } catch (error) {
    return { is: 'failed', reason: reasonOf(error), again: Number.NaN }
  }
}

/**
 * The `webhook-id` of an event. It is always the same for the same event, so that a destination can recognize a second
 * copy. It holds no dot, which separates the parts of what is signed.
 */
export async function messageIdOf({ source, id }: { source: string; id: string }): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([source, id]))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `msg_${encodeBase64url(digest.slice(0, 20))}`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
