import type { Config } from '../../config/schema/schema'
import { callListener } from '../callListener'
import { ClaimError } from '../claims/claimError'
import type { CurrentHistory } from '../claims/currentHistory'
import type { Seen } from '../claims/grant'
import { readConfigs } from '../claims/readConfigs'
import { readSecrets, type Secret } from '../claims/secrets'
import { verifyClaim } from '../claims/verifyClaim'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aboveZero, aFunction, aList, anObject, any, aSecret, required } from '../options/kinds'
import { checkOrigins } from '../receive/cors'
import { Refusal } from '../receive/refusal'
import { checkPerformers } from './checkPerformers'
import { freeChoice } from './freeChoice'
import type { Action, ActionReceipt, Performers } from './performer'
import { type ActionRequest, readActionRequest } from './readActionRequest'
import { readReceipt } from './readReceipt'

/** Who is asked, what is checked, and what does it. */
export interface ActionsOptions<Customer extends { id: string }> {
  /** One config, or every version that a page may still show. */
  config: Config | readonly Config[]
  /** What the tokens of `data-customer` are signed with. */
  secret: Secret
  /** Who is signed in, by the request's cookies or headers; nothing where nobody is. */
  signedIn: (request: Request) => Customer | null | undefined | Promise<Customer | null | undefined>
  /** Remembers grants, so that one offer is granted once (`docs/claims.md` has it for PostgreSQL). */
  seen: Seen
  /** What does each thing. */
  perform: Performers<Customer>
  /** Reads the offers that this customer has had up to now. Without it the token's history counts. */
  history?: CurrentHistory
  /** The page's origins, where this server sees itself under another one, such as behind a proxy. */
  origins?: readonly string[]
  /** The most bytes of one request's body; default 131072. */
  maxBytes?: number
  /** Hears what a performer, `seen`, `signedIn` or `history` throws. Default: console.error. */
  onError?: (error: unknown) => void
  /** Hears why a claim was refused. Default: console.warn. */
  onRefused?: (error: ClaimError) => void
}

/**
 * A handler for the actions URL of a page: it asks who is signed in, makes the Decision again from the signed facts, and runs the
 * performer under an idempotency key. It answers 200 with the receipt; 409 with a `message` for the customer where the claim or
 * the performer refuses; 401 where nobody is signed in; 4xx for what no page of ours sends; and 500 where something broke. It never
 * rejects. Throws a TypeError where an offer of the config has no performer.
 */
export function performActions<Customer extends { id: string }>(
  options: ActionsOptions<Customer>,
): (request: Request) => Promise<Response> {
  checkOptions('performActions', options, kinds)
  const { signedIn, perform, maxBytes = 131_072, onError } = options
  readSecrets(options.secret)
  const configs = readConfigs(options.config)
  checkPerformers(configs, perform)
  const origins = checkOrigins(options.origins ?? [], 'performActions')

  async function performed(request: Request): Promise<ActionReceipt> {
    const asked = await readActionRequest(request, { origins, maxBytes })
    const customer = await signedIn(request)
    if (!customer) throw new Refusal(401, 'expected a customer who is signed in, got none. Nothing was done.')
    checkId(customer)
    const action = await checked(asked, customer, { ...options, configs })
    const performer = Object.hasOwn(perform, action.name) ? perform[action.name] : undefined
    if (!performer)
      throw new Refusal(422, `action: expected ${Object.keys(perform).join(', ')}, got another. Nothing was done.`)
    const { receipt, problems } = readReceipt(await performer(action), `perform.${action.name}`)
    for (const problem of problems) callListener(onError ?? logUnread, problem, logUnread)
    return receipt
  }

  return async (request) => {
    try {
      return Response.json(await performed(request))
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal instanceof ClaimError) callListener(options.onRefused ?? logRefused, refusal, logError)
      else if (!refusal) callListener(onError ?? logError, error, logError)
      return answerTo(refusal)
    }
  }
}

/** The action with everything in it checked. Whoever is signed in may cancel and come back, always: only an offer needs a claim. */
async function checked<Customer extends { id: string }>(
  { action, token, key, claim, mode }: ActionRequest,
  customer: Customer,
  options: ActionsOptions<Customer> & { configs: readonly Config[] },
): Promise<Action<Customer>> {
  const { choice, sessionId, flowId, answers, locale } = claim
  const said = { customer, mode, answers: Object(answers), sessionId, ...(locale && { locale }) }
  if (action === 'cancel' || action === 'withdraw' || action === 'resume') {
    const own = freeChoice({ action, choice, flowId }, options.configs)
    return { ...said, name: action, choice: own, idempotencyKey: `${customer.id}:${action}:${key}` }
  }
  const { config, secret, seen, history } = options
  const granted = await verifyClaim({
    ...{ config, secret, seen, token, claim, customer: customer.id },
    ...(history && { history }),
  })
  const { offer, situation, grant } = granted
  const name = offer.type === 'custom' && Object.hasOwn(options.perform, offer.name) ? offer.name : offer.type
  return { ...said, name, offer, situation, choice: granted.choice, idempotencyKey: grant.id }
}

const kinds: Kinds<ActionsOptions<never>> = {
  config: any,
  secret: aSecret,
  signedIn: required(aFunction),
  seen: required(aFunction),
  perform: required(anObject),
  history: aFunction,
  origins: aList,
  maxBytes: aboveZero,
  onError: aFunction,
  onRefused: aFunction,
}

/** Throws a TypeError for a customer without an id: two of them would share one idempotency key. */
function checkId(customer: { id: unknown }): void {
  const { id } = customer
  if (Number.isSafeInteger(id) || (typeof id === 'string' && id.trim() !== '')) return
  throw new TypeError(
    `[fairwell] performActions: signedIn: expected a customer with an id, got ${id === '' ? 'an empty one' : typeof id}. Nothing was done.`,
  )
}

/** A refusal in words: one of ours, or the text by which a performer refuses. */
type InWords = Refusal | ClaimError | string

/** Why it was refused; undefined for an error that refuses nothing, also one that throws when it is looked at. */
function refusalOf(error: unknown): InWords | undefined {
  try {
    if (error instanceof Refusal || error instanceof ClaimError) return error
    const { refusal } = Object(error)
    return typeof refusal === 'string' && refusal ? refusal : undefined
  } catch {
    return undefined
  }
}

function answerTo(refusal: InWords | undefined): Response {
  if (refusal instanceof Refusal)
    return Response.json({ error: refusal.message }, { status: refusal.status, headers: refusal.headers })
  if (refusal instanceof ClaimError)
    return Response.json({ code: refusal.code, message: refusal.customerMessage }, { status: 409 })
  if (refusal) return Response.json({ message: refusal }, { status: 409 })
  return Response.json({ error: 'It could not be done.' }, { status: 500 })
}

function logError(error: unknown): void {
  console.error(
    '[fairwell] performActions: expected an action to be performed, got an error. Nothing was told as done.',
    error,
  )
}

function logUnread(problem: unknown): void {
  console.error(problem)
}

function logRefused({ code, message }: ClaimError): void {
  console.warn(code, message)
}
