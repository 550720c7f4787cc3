import { Webhook } from 'standardwebhooks'

/**
 * Who signs for a webhook: one for each secret, so that the destination may know either while one replaces another. Throws a
 * TypeError that names the function (`asker`) for anything else than secrets of Standard Webhooks, or null for none.
 */
export function signersOf(asker: string, secret: string | readonly string[] | null): Webhook[] {
  return [secret ?? (secret === null ? [] : '')].flat().map((each) => {
    try {
      return new Webhook(each)
    } catch {
      throw new TypeError(
        `[fairwell] ${asker}: secret: expected whsec_ and base64, or null for none, got something else.`,
      )
    }
  })
}

/** The headers by which Standard Webhooks names and signs a message; without a secret the name alone. */
export function signedHeaders(
  signers: readonly Webhook[],
  { messageId, now, content }: { messageId: string; now: Date; content: string },
): Record<string, string> {
  if (signers.length === 0) return { 'webhook-id': messageId }
  return {
    'webhook-id': messageId,
    'webhook-timestamp': `${Math.floor(now.getTime() / 1000)}`,
    'webhook-signature': signers.map((signer) => signer.sign(messageId, now, content)).join(' '),
  }
}
