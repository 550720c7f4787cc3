import { forwardStored, hubSpot, receiptWebhook, slack } from '../../src/server'
import type { Database } from '../database'
import { receiptSecret } from './receipts'

const types = ['flow.canceled', 'flow.saved', 'flow.referred', 'cancellation.recorded']

/** Hands what is stored to the demo's tools at this address, one look after the other; gives what the last look said. */
export function createSinks({ query }: Database, endpoint: string) {
  const queues = [
    { queue: 'demo-crm', to: hubSpot({ token: 'demo', idProperty: 'customer_id', types, endpoint }) },
    { queue: 'demo-chat', to: slack({ token: 'demo', channel: 'C0RETENTION', types, endpoint }) },
  ]
  const receipts = { url: `${endpoint}/receipts`, secret: receiptSecret, merchant: 'Tallyroom', testMode: true }
  queues.push({ queue: 'demo-receipts', to: receiptWebhook(receipts) })
  let refusal: string | undefined
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    refusal = undefined
    for (const { queue, to } of queues) {
      await forwardStored({ query, to, queue, retries: 0 }).catch((error: Error) => {
        refusal = error.message
      })
    }
  }

  return {
    look: () => {
      looking = looking.then(look)
      return looking
    },
    /** Resolves when no look is under way. */
    idle: () => looking,
    refusal: () => refusal,
  }
}
