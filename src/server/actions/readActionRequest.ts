import { isObject } from '../../base/isObject'
import { plainJson } from '../claims/plainJson'
import { type Claim, claimLimits } from '../claims/readClaim'
import { readBody } from '../receive/readBody'
import { Refusal } from '../receive/refusal'

/** What a page posts to its actions URL. All of it may be made up. */
export interface ActionRequest {
  action: string
  token: string
  /** The same for every try of one choice. */
  key: string
  claim: Claim
  mode: 'live' | 'test'
}

/** Reads the posted action. Throws a Refusal for a request that no page of ours sends, or that another site's page does. */
export async function readActionRequest(
  request: Request,
  { origins, maxBytes }: { origins: ReadonlySet<string>; maxBytes: number },
): Promise<ActionRequest> {
  if (request.method !== 'POST')
    throw new Refusal(405, `method: expected POST, got ${request.method}. Nothing was done.`, { Allow: 'POST' })
  checkOrigin(request, origins)
  const type = request.headers.get('content-type') ?? ''
  // A form of another site can post this type only after it was asked, and is told no.
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal(415, `content-type: expected application/json, got "${type.slice(0, 80)}". Nothing was done.`)
  const { action, choice, session, token } = parsed(await readBody(request, { maxBytes, undone: 'Nothing was done' }))
  if (typeof action !== 'string' || !isObject(session))
    throw new Refusal(400, 'body: expected { action, choice, session, token }, got something else. Nothing was done.')
  const { sessionId, flowId, answers, stage, page, locale, mode, offer } = session as Record<string, unknown>
  const key = request.headers.get('idempotency-key') ?? sessionId
  if (!isKey(key) || !isKey(sessionId))
    throw new Refusal(
      400,
      'idempotency-key and session.sessionId: expected ids of at most 200 characters, got something else. Nothing was done.',
    )
  checkSaid({ answers, locale })
  const claim = { offer: Object(offer).id, choice, answers, sessionId, flowId, stage, page, locale }
  return { action, token: String(token ?? ''), key, claim: claim as Claim, mode: mode === 'test' ? 'test' : 'live' }
}

/** Whether this is an id that any biller takes as a key. */
function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value)
}

/** Throws a Refusal for answers or a locale that a performer could not take as what its type says: no claim checks them for `cancel`. */
function checkSaid({ answers, locale }: Record<string, unknown>): void {
  const isSmall = answers === undefined || answers === null || (isObject(answers) && isPlain(answers))
  if (!isSmall) throw new Refusal(400, 'session.answers: expected an object of JSON, got another. Nothing was done.')
  if (locale === undefined || locale === null || (typeof locale === 'string' && locale.length <= 256)) return
  throw new Refusal(400, 'session.locale: expected a language tag, got something else. Nothing was done.')
}

function isPlain(answers: object): boolean {
  try {
    return Boolean(plainJson(answers, claimLimits))
  } catch {
    return false
  }
}

/** Throws a Refusal for a page of another site, which a browser names and nobody can hide from it. */
function checkOrigin(request: Request, origins: ReadonlySet<string>): void {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (site === 'same-origin' || origin === null) return
  if (origins.has(origin) || origin === new URL(request.url).origin) return
  throw new Refusal(
    403,
    `origin: expected ${[...origins, 'this site'].join(' or ')}, got "${origin.slice(0, 80)}". Nothing was done; is it missing from origins?`,
  )
}

function parsed(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body))
  } catch {
    throw new Refusal(400, 'body: expected JSON, got something else. Nothing was done.')
  }
}
