import type { Config, NamedOffer } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import { candidateConfigs } from './candidateConfigs'
import { checkNow } from './checkNow'
import { ClaimError } from './claimError'
import { type CurrentHistory, readHistory } from './currentHistory'
import { type Grant, grantEnd, grantKey, type Seen, standingGrant } from './grant'
import { firstGranted, type Judged, type Judgment } from './judgeClaim'
import { quoted } from './quoted'
import { type Claim, type ReadClaim, readClaim } from './readClaim'
import { readConfigs } from './readConfigs'
import type { Secret } from './secrets'
import type { SignedSituation, SituationFacts } from './signSituation'
import { clockTolerance, verifySituation } from './verifySituation'

export interface VerifyClaimOptions {
  /** One, or every version that a page may still show: a token that is bound to another grants nothing. */
  config: Config | readonly Config[]
  token: string
  secret: Secret
  claim: Claim
  /** The id of who is signed in: then another customer's token is refused, before it uses anything up. */
  customer?: string
  now?: Date
  /** The offer types that something here performs; absent: all. The same as in the browser, or its fallbacks differ. */
  handlers?: string[]
  /** Without it a token is good for as many claims as somebody likes to make. */
  seen?: Seen
  /** The offers this customer had up to now; absent: what the token says, which is as old as the page. */
  history?: CurrentHistory
}

/** What may be granted, and to whom. Take the terms from here, never from the request. */
export interface VerifiedClaim {
  offer: NamedOffer
  choice: Record<string, unknown>
  situation: SituationFacts
  decision: Decision
  /** The version it was granted by. */
  config: Config
  /** What stands under the key that `seen` keeps; on a retry, the first one. */
  grant: Grant
  /** It was granted before, to this session and with this choice: the answer got lost, and the browser asks again. */
  again: boolean
}

/**
 * Runs the Decision again on the signed facts. Rejects with a ClaimError when this customer would not have been shown the offer,
 * the choice is none of the offer's, or the offer was granted before; with a TypeError when an option is wrong, and with what `seen`
 * or `history` rejects with.
 */
export async function verifyClaim(options: VerifyClaimOptions): Promise<VerifiedClaim> {
  const { token, secret, seen, now = new Date() } = options
  const configs = readConfigs(options.config)
  checkFunctions(options)
  const present = checkNow(now)
  const signed = await verifySituation(token, { secret, now })
  const claim = readClaim(options.claim)
  const candidates = await candidateConfigs(configs, signed, claim)
  const customer = customerOf(signed.situation, options)
  const situation = await currentFacts({ signed, customer, claim }, options)
  const { config, decision, offer, choice } = firstGranted(candidates, {
    situation,
    claim,
    now,
    handlers: options.handlers,
  })
  const fresh = newGrant({ situation, customer, claim, config, offer, choice, now })
  if (!seen) return { offer, choice, situation, decision, config, grant: fresh, again: false }
  // Last, so that a claim that is refused uses nothing up.
  const { grant, again } = await standingGrant(seen, {
    key: grantKey({ grant: fresh, offer, acceptedBefore: acceptances(signed, offer) }),
    until: grantEnd(offer, { now: present, tokenEnd: Date.parse(signed.expiresAt) + clockTolerance }),
    grant: fresh,
  })
  return { offer, choice: grant.choice, situation, decision, config, grant, again }
}

function checkFunctions(options: VerifyClaimOptions): void {
  for (const name of ['seen', 'history'] as const) {
    const value: unknown = options[name]
    if (value === undefined || typeof value === 'function') continue
    throw new TypeError(
      `[fairwell] verifyClaim: ${name}: expected a function, got ${value === null ? 'null' : typeof value}.`,
    )
  }
}

/** Arms and the holdout are dealt by it: without one, everybody would be outside of both. */
function customerOf({ customer }: SituationFacts, options: VerifyClaimOptions): string {
  const id = readId(customer?.id)
  const isOther = 'customer' in options && readId(options.customer) !== id
  if (id !== undefined && isOther) {
    throw new ClaimError(
      'other_customer',
      `token: it was signed for another customer than ${quoted(options.customer)}.`,
    )
  }
  if (id !== undefined) return id
  throw new ClaimError(
    'no_customer',
    'token: expected one signed for a customer with an id, got none. Nothing is granted to nobody.',
  )
}

/** An id that a database can hold, as text; undefined for anything else. */
function readId(id: unknown): string | undefined {
  if (Number.isSafeInteger(id)) return String(id)
  return typeof id === 'string' && id.trim() !== '' && !/\0|\p{Surrogate}/u.test(id) ? id : undefined
}

async function currentFacts(
  { signed: { situation }, customer, claim }: { signed: SignedSituation; customer: string; claim: ReadClaim },
  { history, seen }: VerifyClaimOptions,
): Promise<SituationFacts> {
  if (!history) return situation
  const current = readHistory(await history(customer, situation))
  // Its own acceptance is no reason to refuse a retry; whether it is one, `seen` knows.
  const offers = current.offers.filter(({ sessionId }) => !seen || sessionId !== claim.sessionId)
  return { ...situation, history: { ...situation.history, ...current, offers } }
}

interface Granted extends Judgment, Pick<Judged, 'claim' | 'situation' | 'now'> {
  customer: string
}

function newGrant({ situation, customer, claim, config, offer, choice, now }: Omit<Granted, 'decision'>): Grant {
  const subscription = readId(situation.subscription?.id)
  return {
    id: crypto.randomUUID(),
    sessionId: claim.sessionId,
    customer,
    ...(subscription !== undefined && { subscription }),
    offer: offer.id,
    choice,
    flowId: config.id,
    time: now.toISOString(),
  }
}

/** How often the token says that the offer was accepted. Not the current history: on a retry that has this very acceptance in it. */
function acceptances({ situation: { history } }: SignedSituation, { id }: NamedOffer): number {
  const offers = Array.isArray(history?.offers) ? history.offers : []
  return offers.filter((record) => record?.id === id && record.status === 'accepted').length
}
