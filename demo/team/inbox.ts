import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Alert } from '../../src/server'

/** An alert as it reached the team, with what was posted. */
export interface Received {
  type: string
  timestamp: string
  data: Omit<Alert, 'time'>
}

/** Where the demo's alerts arrive: what a team's own endpoint would be, in memory. */
export interface Inbox {
  /** The secret that the sender signs with. */
  secret: string
  /** Keeps what was posted, each alert once; false where the signature is not ours. */
  take(body: string, headers: Record<string, string>): boolean
  /** What has arrived, the latest first. */
  list(): readonly Received[]
  clear(): void
}

const most = 20

/** An empty inbox with a secret of its own. */
export function createInbox(): Inbox {
  const secret = `whsec_${randomBytes(24).toString('base64')}`
  const webhook = new Webhook(secret)
  // An alert is posted again where its answer was lost, under the same id.
  const arrived = new Map<string, Received>()

  return {
    secret,
    take(body, headers) {
      try {
        arrived.set(headers['webhook-id'] ?? '', webhook.verify(body, headers) as Received)
      } catch {
        return false
      }
      for (const id of [...arrived.keys()].slice(0, -most)) arrived.delete(id)
      return true
    },
    list: () => [...arrived.values()].reverse(),
    clear: () => arrived.clear(),
  }
}
