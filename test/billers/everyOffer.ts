import type { Config, Offer } from '../../src/index'

/** Makes a config in which each offer stands behind a reason of its own name. */
export function configOf(offers: Record<string, Offer>): Config {
  const names = Object.keys(offers)
  return {
    version: 1,
    id: 'every-offer',
    survey: { reasons: [...names, 'none'].map((id) => ({ id, label: id })) },
    offers,
    rules: [
      ...names.map((id) => ({ id, when: { 'answers.reason': id }, offers: [id] })),
      { id: 'nothing', offers: [] },
    ],
    confirm: { ends: ['period_end', 'now'] },
  }
}

/** An app that answers requests, as Hono's does. */
interface App {
  request: (path: string, init?: RequestInit) => Response | Promise<Response>
}

/** The token that the account page carries. */
export async function tokenOf(app: App): Promise<string> {
  const html = await (await app.request('/')).text()
  const [, json = '{}'] = /id="customer">([^<]*)</.exec(html) ?? []
  return JSON.parse(json).token
}

interface Asked {
  action: string
  choice?: object
  offer?: string
  token?: string
  sessionId?: string
  answers?: object
  mode?: 'live' | 'test'
}

/** Posts what the page posts when its customer accepts an offer, cancels or comes back. */
export async function post(
  app: App,
  { action, choice = {}, offer, token, sessionId = 's1', answers = { reason: offer }, mode = 'live' }: Asked,
): Promise<{ status: number; said: Record<string, string> }> {
  const session = { sessionId, flowId: 'every-offer', mode, answers, ...(offer && { offer: { id: offer } }) }
  const response = await app.request('/cancel-actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `${sessionId}:${action}` },
    body: JSON.stringify({ action, choice, session, token }),
  })
  return { status: response.status, said: await response.json() }
}
