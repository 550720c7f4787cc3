import { fnv1a } from '../decide/bucket'
import { answersOf } from '../flow/answers'
import type { Choice } from '../flow/choice'
import type { Flow, Receipt } from '../flow/flow'
import { identityOf, type Page, type SessionInfo } from './page'

/** Does what was accepted: the merchant's handler, else the actions URL. Rejects as they do. */
export async function performOperation(page: Page, flow: Flow): Promise<Receipt> {
  const { operation, situation, sessionId, mode } = flow
  const { offer, choice }: { offer?: { id: string; type: string; name?: unknown }; choice?: Choice } =
    operation?.kind === 'offer' ? operation : {}
  const action = offer?.type ?? 'cancel'
  const session: SessionInfo = {
    ...situation,
    sessionId,
    flowId: flow.config.id,
    mode,
    answers: answersOf(flow),
    ...(offer && { offer: { id: offer.id, type: offer.type } }),
  }
  const handler = page.handlers[String(offer?.name)] ?? page.handlers[action]
  const reply = handler
    ? await handler(choice ?? {}, session)
    : await post(page, { action, choice, session, decision: flow.decision, token: identityOf(page).token })
  return readReceipt(reply)
}

/** One POST a choice: the key is the same for every try of it, so that a server can do it once. */
async function post(
  { settings: { actions = '' } }: Page,
  body: { session: SessionInfo; [field: string]: unknown },
): Promise<object> {
  const { action, choice, session } = body
  const response = await fetch(actions, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `${session.sessionId}:${fnv1a(JSON.stringify([action, session.offer, choice]))}`,
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`actions ${actions}: expected a 2xx answer, got ${response.status}`)
  return response.json().catch(() => ({}))
}

/** The fields of the contract, where they are text. */
function readReceipt(reply: unknown): Receipt {
  return Object.fromEntries(Object.entries(reply ?? {}).filter(([, value]) => typeof value === 'string'))
}
