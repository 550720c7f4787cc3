import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { onTestFinished } from 'vitest'

/** What a stand-in does in place of its work: a status with headers and body, or one of two ways to leave the sender in doubt. */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'takes and breaks off'
  | 'takes and hangs'

/** A tool's API on this machine, as strict as its public description. */
export interface Tool<Records> {
  url: string
  /** What it holds. */
  records: Records
  /** The paths asked, in order. */
  asked: string[]
  /** Done in turn before it works. */
  faults: Fault[]
  /** Waited for before the work of a request is done. */
  busy: () => Promise<unknown>
}

interface Asked {
  path: string
  headers: IncomingMessage['headers']
  body: string
}

interface Answer {
  status: number
  body: unknown
}

async function openTool<Records>(records: Records, answer: (asked: Asked) => Answer): Promise<Tool<Records>> {
  const tool: Tool<Records> = { url: '', records, asked: [], faults: [], busy: async () => undefined }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    tool.asked.push(request.url ?? '')
    const fault = tool.faults.shift()
    if (typeof fault === 'object') {
      const type = { 'content-type': 'application/json', ...fault.headers }
      return void response.writeHead(fault.status, type).end(JSON.stringify(fault.body ?? {}))
    }
    await tool.busy()
    const isPost = request.method === 'POST'
    const said = isPost
      ? answer({ path: request.url ?? '', headers: request.headers, body })
      : { status: 405, body: {} }
    if (fault === 'takes and breaks off') return void response.destroy()
    if (fault === 'takes and hangs') return
    const text = typeof said.body === 'string' ? said.body : JSON.stringify(said.body)
    response.writeHead(said.status, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  tool.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return tool
}

type Contact = Record<string, string>

/** The properties that docs/teams.md has one make in HubSpot. */
const properties = ['outcome', 'reason', 'offer', 'plan', 'mrr', 'currency', 'at', 'session', 'note'].map(
  (name) => `fairwell_${name}`,
)

const refusal = (message: string, code?: string, status = 400): Answer => ({
  status,
  body: {
    status: 'error',
    category: 'VALIDATION_ERROR',
    correlationId: 'aeb5f871',
    message,
    ...(code && { errors: [{ message, code }] }),
  },
})

/**
 * HubSpot's contacts: `POST /crm/v3/objects/contacts/batch/upsert` by the OpenAPI description in
 * HubSpot/HubSpot-public-api-spec-collection (contacts, v3), for one unique property. A batch is all or nothing.
 */
export function hubSpotStandIn({ unique = 'email', made = properties } = {}): Promise<Tool<Map<string, Contact>>> {
  const contacts = new Map<string, Contact>()
  return openTool(contacts, ({ path, headers, body }) => {
    if (headers.authorization !== 'Bearer pat-test')
      return refusal('Authentication credentials not found.', undefined, 401)
    if (path !== '/crm/v3/objects/contacts/batch/upsert') return refusal('No such resource', undefined, 404)
    if (headers['content-type'] !== 'application/json') return refusal('Unsupported media type', undefined, 415)
    const { inputs, ...more } = JSON.parse(body) as { inputs: Record<string, unknown>[] }
    if (!Array.isArray(inputs) || inputs.length < 1 || inputs.length > 100 || Object.keys(more).length > 0)
      return refusal('Invalid input JSON')
    const ids = new Set(inputs.map(({ id }) => String(id).toLowerCase()))
    if (ids.size < inputs.length) return refusal('Duplicate IDs found in batch input')
    for (const { id, idProperty, objectWriteTraceId, properties: given, ...rest } of inputs) {
      const values = Object.entries(Object(given)) as [string, unknown][]
      const isShaped =
        typeof id === 'string' && typeof objectWriteTraceId === 'string' && Object.keys(rest).length === 0
      if (!isShaped || values.some(([, value]) => typeof value !== 'string')) return refusal('Invalid input JSON')
      if (idProperty !== unique) return refusal(`${idProperty} is not a unique property`)
      const unknown = values.find(([name]) => !made.includes(name))
      if (unknown) {
        const told = {
          isValid: false,
          message: `Property "${unknown[0]}" does not exist`,
          error: 'PROPERTY_DOESNT_EXIST',
          name: unknown[0],
        }
        return refusal(`Property values were not valid: [${JSON.stringify(told)}]`)
      }
      if (unique === 'email' && !/^[^\s@"]+@[^\s@]+\.[a-z]+$/.test(id)) {
        const told = {
          isValid: false,
          message: `Email address ${id} is invalid`,
          error: 'INVALID_EMAIL',
          name: 'email',
        }
        return refusal(`Property values were not valid: [${JSON.stringify(told)}]`)
      }
    }
    for (const { id, properties: given } of inputs)
      contacts.set(String(id), { ...contacts.get(String(id)), ...(given as Contact) })
    return { status: 200, body: { status: 'COMPLETE', results: [...ids].map((id) => ({ id })) } }
  })
}

/** A message in a channel. */
export interface Message {
  ts: string
  text: string
  blocks: unknown[]
  metadata: { event_type: string; event_payload: Record<string, string> }
}

const blockText = (text: unknown) => {
  const { type, text: said, emoji } = Object(text)
  return (
    type === 'plain_text' &&
    typeof said === 'string' &&
    said.length > 0 &&
    said.length <= 3000 &&
    typeof emoji === 'boolean'
  )
}

/**
 * Slack's `chat.postMessage` and `conversations.history` by their reference pages (docs.slack.dev/reference/methods): it answers 200
 * to what it refuses, drops no copy, and gives the history page by page, the newest first.
 */
export function slackStandIn({
  scopes = ['chat:write', 'channels:history'],
  channel: only = 'C1',
  page = 2,
} = {}): Promise<Tool<Message[]>> {
  const messages: Message[] = []
  const says = (body: object): Answer => ({ status: 200, body })
  const no = (error: string) => says({ ok: false, error })
  return openTool(messages, ({ path, headers, body }) => {
    if (headers.authorization !== 'Bearer xoxb-test') return no('invalid_auth')
    const type = headers['content-type'] ?? ''
    if (path === '/chat.postMessage') {
      if (!scopes.includes('chat:write')) return no('missing_scope')
      if (!type.startsWith('application/json')) return no('invalid_post_type')
      const { channel, text, blocks, metadata } = JSON.parse(body)
      if (channel !== only) return no('channel_not_found')
      const isBlock = (block: Record<string, unknown>) =>
        (block.type === 'section' && blockText(block.text)) ||
        (block.type === 'context' && Array.isArray(block.elements) && block.elements.every(blockText))
      if (!Array.isArray(blocks) || !blocks.every(isBlock)) return no('invalid_blocks')
      if (typeof metadata?.event_type !== 'string' || typeof metadata.event_payload !== 'object')
        return no('invalid_metadata_format')
      messages.push({ ts: `${Date.now() / 1000}`, text, blocks, metadata })
      return says({ ok: true, channel, ts: messages.at(-1)?.ts })
    }
    if (path !== '/conversations.history') return no('unknown_method')
    if (!scopes.includes('channels:history')) return no('missing_scope')
    const asked = new URLSearchParams(body)
    if (asked.get('channel') !== only) return no('channel_not_found')
    const after = messages.filter(({ ts }) => Number(ts) > Number(asked.get('oldest') ?? 0)).reverse()
    const from = Number(asked.get('cursor') ?? 0)
    const shown = after.slice(from, from + page)
    const told =
      asked.get('include_all_metadata') === 'true' ? shown : shown.map(({ metadata: _, ...message }) => message)
    const next_cursor = from + page < after.length ? `${from + page}` : ''
    return says({ ok: true, messages: told, has_more: next_cursor !== '', response_metadata: { next_cursor } })
  })
}

/** An incoming webhook of Slack: no answer but `ok`. */
export function slackWebhookStandIn(): Promise<Tool<{ text: string }[]>> {
  const messages: { text: string }[] = []
  return openTool(messages, ({ path, body }) => {
    if (path !== '/services/T1/B1/secret') return { status: 404, body: 'no_service' }
    messages.push(JSON.parse(body))
    return { status: 200, body: 'ok' }
  })
}

export const webhookSecret = `whsec_${btoa('a secret of twenty-four b')}`

/** A destination that verifies with the library of Standard Webhooks and keeps each `webhook-id` once. */
export function webhookStandIn(): Promise<Tool<Map<string, Record<string, unknown>>>> {
  const taken = new Map<string, Record<string, unknown>>()
  const webhook = new Webhook(webhookSecret)
  return openTool(taken, ({ headers, body }) => {
    try {
      const named = headers as Record<string, string>
      taken.set(named['webhook-id'] ?? '', webhook.verify(body, named) as Record<string, unknown>)
      return { status: 204, body: '' }
    } catch {
      return { status: 401, body: { error: 'signature' } }
    }
  })
}
