import type { Choice } from '../flow/choice'
import type { Flow, Operation, Receipt } from '../flow/flow'
import { type Handler, identityOf, type Page, type SessionInfo } from './page'

/** How long a handler may take before the customer is told and given a way on. */
export const handlerTimeout = 15_000

/** The types that something here can perform; booking, video and the like need only their link. */
export function performable({ handlers, settings }: Page): string[] {
  const byServer = [
    'discount',
    'pause',
    'plan_change',
    'trial_extension',
    'credit',
    'update_payment',
    'custom',
    'cancel',
  ]
  return [...new Set([...Object.keys(handlers), ...(settings.actions ? byServer : [])])]
}

/** Does what was accepted: the merchant's handler, else the actions URL. Rejects as they do. */
export async function performOperation(page: Page, flow: Flow, operation: Operation): Promise<Receipt> {
  const handler = handlerFor(page, operation)
  const choice = operation.kind === 'offer' ? operation.choice : {}
  const session = sessionInfo(flow, operation)
  const reply = handler ? await handler(choice, session) : await postAction(page, flow, operation, session)
  return readReceipt(reply)
}

function handlerFor({ handlers }: Page, operation: Operation): Handler | undefined {
  if (operation.kind === 'cancel') return handlers.cancel
  const { offer } = operation
  return (offer.type === 'custom' ? handlers[offer.name] : undefined) ?? handlers[offer.type]
}

export function sessionInfo(flow: Flow, operation?: Operation): SessionInfo {
  const { sessionId, config, mode, answers, situation } = flow
  const { customer, subscription } = situation
  return {
    sessionId,
    flowId: config.id,
    mode,
    answers: { ...answers },
    ...(operation?.kind === 'offer' && { offer: { id: operation.offer.id, type: operation.offer.type } }),
    ...(customer && { customer }),
    ...(subscription && { subscription }),
  }
}

/** One POST a choice: the key is the same for every try of it, so that a server can do it once. */
async function postAction(page: Page, flow: Flow, operation: Operation, session: SessionInfo): Promise<unknown> {
  const { actions } = page.settings
  if (!actions) throw new Error('no handler and no actions URL')
  const isOffer = operation.kind === 'offer'
  const choice: Choice | undefined = isOffer ? operation.choice : undefined
  const response = await fetch(actions, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': [
        flow.sessionId,
        ...(isOffer ? [operation.offer.id, JSON.stringify(choice)] : ['cancel']),
      ].join(':'),
    },
    body: JSON.stringify({
      action: isOffer ? operation.offer.type : 'cancel',
      choice,
      session,
      decision: flow.decision,
      token: identityOf(page).token,
    }),
  })
  if (!response.ok) throw new Error(`actions ${actions}: expected a 2xx answer, got ${response.status}`)
  return response.json().catch(() => ({}))
}

/** Only the fields of the contract, and only as text. */
function readReceipt(reply: unknown): Receipt {
  const fields = Object.entries(reply ?? {}).filter(
    ([name, value]) => /^(confirmationId|effectiveAt|receiptUrl|message)$/.test(name) && typeof value === 'string',
  )
  return Object.fromEntries(fields)
}
