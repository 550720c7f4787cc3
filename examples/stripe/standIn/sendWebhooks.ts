import { createHmac } from 'node:crypto'

/** Where events go, and what they are signed with. */
export interface Webhook {
  url: string
  secret: string
}

/** Sends events in order, each again until it is taken, as Stripe does over days. */
export function createWebhooks(webhook: Webhook | undefined) {
  let sending: Promise<void> = Promise.resolve()

  async function send(event: object): Promise<void> {
    if (!webhook) return
    const body = JSON.stringify(event)
    for (let tries = 0; tries < 20; tries += 1) {
      // The time is of each try, so that an old one is not taken for a replay.
      const headers = { 'content-type': 'application/json', 'stripe-signature': signed(body, webhook.secret) }
      const answer = await fetch(webhook.url, { method: 'POST', headers, body }).catch(() => undefined)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100 * tries))
    }
  }

  return {
    send(event: object): void {
      sending = sending.then(() => send(event))
    },
    /** Resolves when everything so far was taken, or given up. */
    settled: () => sending,
  }
}

/** The header of a body. https://docs.stripe.com/webhooks/signature */
export function signed(body: string, secret: string, time = Math.floor(Date.now() / 1000)): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}
