import type { Config, NamedOffer } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aFunction, any, aSecret, texts } from '../options/kinds'
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

/** A claim and what it is held against. */
export interface VerifyClaimOptions {
  /** One config, or every version that a page may still show. A token bound to any other version grants nothing. */
  config: Config | readonly Config[]
  token: string
  secret: Secret
  claim: Claim
  /** The id of the customer who is signed in. With it, another customer's token is refused before it uses anything up. */
  customer?: string
  now?: Date
  /**
   * The offer types that something here performs; without it, all. Give the same as in the browser, or its fallbacks differ
   * from these.
   */
  handlers?: string[]
  /** Remembers grants. Without it one token is good for any number of claims. */
  seen?: Seen
  /** Reads the offers that this customer has had up to now. Without it the token's history counts, which is as old as the page. */
  history?: CurrentHistory
}

/** What may be granted, and to whom. Take the terms from here, never from the request (law: no trust with money). */
export interface VerifiedClaim {
  offer: NamedOffer
  choice: Record<string, unknown>
  situation: SituationFacts
  decision: Decision
  /** The config version that grants the offer. */
  config: Config
  /** The grant that is kept under the key; on a retry, the first one. */
  grant: Grant
  /** True for a retry: the offer was granted to this session with this choice before, but the browser never got the answer. */
  again: boolean
}

/**
 * Makes the Decision again from the signed facts (law: same input, same Decision). Rejects with a ClaimError where this
 * customer would not have been shown the offer, the choice is not one of the offer's, or the offer was granted before; with
 * a TypeError where an option is wrong; and with whatever `seen` or `history` rejects with.
 */
export async function verifyClaim(options: VerifyClaimOptions): Promise<VerifiedClaim> {
  checkOptions('verifyClaim', options, kinds)
  const { token, secret, seen, now = new Date() } = options
  const configs = readConfigs(options.config)
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
    issuedAt: new Date(signed.issuedAt),
    handlers: options.handlers,
  })
  const fresh = newGrant({ situation, customer, claim, config, offer, choice, now })
  if (!seen) return { offer, choice, situation, decision, config, grant: fresh, again: false }
  // This comes last, so that a claim that is refused uses nothing up.
  const { grant, again } = await standingGrant(seen, {
    key: grantKey({ grant: fresh, offer, acceptedBefore: acceptances(signed, offer) }),
    until: grantEnd(offer, { now: present, tokenEnd: Date.parse(signed.expiresAt) + clockTolerance }),
    grant: fresh,
  })
  return { offer, choice: grant.choice, situation, decision, config, grant, again }
}

// What a browser or a session hands over is no option of the developer's: it is refused as a claim.
const kinds: Kinds<VerifyClaimOptions> = {
  config: any,
  token: any,
  secret: aSecret,
  claim: any,
  customer: any,
  now: any,
  handlers: texts,
  seen: aFunction,
  history: aFunction,
}

/**
 * The customer's id, by which arms and the holdout are dealt. Throws a ClaimError for a token without one: its customer
 * would be in no experiment and in no holdout.
 */
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

/** An id that a database can store, as text; undefined for anything else. */
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
  // This session's own acceptance must not refuse its retry; whether it is a retry, `seen` knows.
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

/**
 * How often the token says that the offer was accepted. The current history does not serve: on a retry it includes this
 * very acceptance.
 */
function acceptances({ situation: { history } }: SignedSituation, { id }: NamedOffer): number {
  const offers = Array.isArray(history?.offers) ? history.offers : []
  return offers.filter((record) => record?.id === id && record.status === 'accepted').length
}
