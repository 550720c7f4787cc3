import { fnv1a } from '../../base/fnv1a'
import { stringify } from '../../base/stringify'
import { answersOf } from '../../flow/answers'
import type { Flow, Receipt } from '../../flow/flow'
import { readTime } from '../../situation/readTime'
import type { SessionInfo } from '../page/handler'
import { identityOf, type Page } from '../page/page'
import { postAction, readAnswer } from './postAction'

/** Performs the flow's operation by the merchant's handler, else by the actions URL. Rejects when those do. */
export async function performOperation(page: Page, flow: Flow, isWanted: () => boolean): Promise<Receipt> {
  const { operation, situation, sessionId, mode, openedWith, decision } = flow
  const { choice = {}, kind } = operation ?? {}
  const offer: { id: string; type: string; name?: unknown } | undefined =
    operation?.kind === 'offer' ? operation.offer : undefined
  const action = offer?.type ?? (kind === 'cancel' ? (situation.kind ?? kind) : (kind ?? ''))
  const session: SessionInfo = {
    ...situation,
    ...(openedWith === 'offer' && offer && { stage: 'open' }),
    sessionId,
    flowId: flow.config.id,
    mode,
    answers: answersOf(flow),
    ...(offer && { offer: { id: offer.id, type: offer.type } }),
  }
  const handler = page.handlers[String(offer?.name)] ?? page.handlers[action]
  if (handler) {
    const reply = await handler(choice, session)
    // A handler may give back what `fetch` resolved to, which it does for a refusal, too.
    return readReceipt(reply instanceof Response ? await readAnswer(`handle "${action}"`, reply) : reply)
  }
  const { settings } = page
  // The same key for every try of one choice, so that a server can apply it only once.
  const key = `${sessionId}:${fnv1a(stringify([action, session.offer, choice]))}`
  const body = { action, choice, session, decision, token: identityOf(page).token }
  return readReceipt(await postAction({ url: settings.actions ?? '', key, body: stringify(body), isWanted }))
}

/**
 * The fields of a Receipt that are text. Times may be anything that readTime reads, and become RFC 3339. What cannot be read says
 * nothing: whoever gave it has done what it was asked for, and another try would do it twice.
 */
function readReceipt(reply: unknown): Receipt {
  try {
    const { effectiveAt, undoUntil, ...told } = Object(reply ?? {})
    const times = Object.entries({ effectiveAt: readTime(effectiveAt), undoUntil: readTime(undoUntil) })
    return Object.fromEntries([...Object.entries(told), ...times].filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}
