import { Hono } from 'hono'
import type { Receipt } from '../../src/server'
import { createReceipts } from './receipts'

/** A contact of the demo's CRM, by its properties. */
export type Contact = Record<string, string>

/** A message in the demo's chat, with the mark by which it is found again. */
export interface ChatMessage {
  text: string
  metadata: unknown
}

/** The team's tools, in memory: they answer as HubSpot and Slack do, for what the demo asks of them. */
export interface Tools {
  routes: Hono
  contacts(): [id: string, contact: Contact][]
  messages(): readonly ChatMessage[]
  /** The last confirmation that the mailer got. */
  receipt(): Receipt | undefined
  /** The next request is refused, as by a tool that is set up wrong. */
  refuseNext(): void
  clear(): void
}

const most = 20

/** The tools of a team that has nothing in them yet. */
export function createTools(): Tools {
  const contacts = new Map<string, Contact>()
  const messages: ChatMessage[] = []
  const receipts = createReceipts()
  let refuses = false
  const routes = new Hono()

  routes.use(async (context, next) => {
    if (!refuses) return next()
    refuses = false
    return context.json({ status: 'error', message: 'This app lacks the scope crm.objects.contacts.write.' }, 403)
  })
  routes.post('/crm/v3/objects/contacts/batch/upsert', async (context) => {
    const { inputs } = await context.req.json<{ inputs: { id: string; properties: Contact }[] }>()
    for (const { id, properties } of inputs) contacts.set(id, { ...contacts.get(id), ...properties })
    for (const id of [...contacts.keys()].slice(0, -most)) contacts.delete(id)
    return context.json({ status: 'COMPLETE', results: inputs.map(({ id }) => ({ id })) })
  })
  routes.post('/chat.postMessage', async (context) => {
    messages.unshift(await context.req.json<ChatMessage>())
    messages.splice(most)
    return context.json({ ok: true })
  })
  routes.post('/receipts', async (context) =>
    context.body(null, receipts.take(await context.req.text(), context.req.header()) ? 204 : 401),
  )
  routes.post('/conversations.history', (context) => context.json({ ok: true, messages }))

  return {
    routes,
    contacts: () => [...contacts].reverse(),
    messages: () => messages,
    receipt: receipts.last,
    refuseNext() {
      refuses = true
    },
    clear: () => {
      contacts.clear()
      messages.length = 0
      receipts.clear()
    },
  }
}
