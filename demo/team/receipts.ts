import { Webhook } from 'standardwebhooks'
import type { Receipt } from '../../src/server'

/** Shared with the sink that posts confirmations. */
export const receiptSecret = `whsec_${btoa('a secret of this demo alone')}`

/** The demo's mailer, in memory: it checks the signature as a mailer has to, and keeps the last confirmation. */
export function createReceipts() {
  const webhook = new Webhook(receiptSecret)
  let last: Receipt | undefined
  return {
    /** Takes a confirmation, and tells whether it is signed by the demo. */
    take(body: string, headers: Record<string, string>): boolean {
      try {
        last = (webhook.verify(body, headers) as { data: Receipt }).data
        return true
      } catch {
        return false
      }
    },
    last: () => last,
    clear() {
      last = undefined
    },
  }
}
