import type { Config, NamedOffer, Reason } from '../config/schema'
import { decide } from '../decide/decide'
import type { Decision } from '../decide/decision'
import { shownOffers } from '../decide/shownOffers'
import { readSituation } from '../situation/readSituation'
import type { Situation } from '../situation/schema'
import { ClaimError } from './claimError'
import { grantedChoice } from './grantedChoice'
import type { SituationFacts } from './signSituation'
import { clockTolerance, verifySituation } from './verifySituation'

/** What a browser says happened. All of it may be made up. */
export interface Claim {
  /** The accepted offer's id. */
  offer: string
  /** What was picked, as the handler or the actions URL got it. */
  choice?: unknown
  answers?: Record<string, unknown>
  sessionId: string
  /** `open` for an offer that stood before the survey, as the session says it. */
  stage?: 'open'
  /** Not vouched for by the token: a rule on these is as good as the browser's word. */
  page?: Record<string, unknown>
  locale?: string
}

/**
 * Records a key until `until`, and says whether it was there already: in one step, so that two requests cannot both be
 * first, and best in the transaction that applies the offer, so that a failed one can be tried again.
 */
export type Seen = (key: string, until: Date) => boolean | Promise<boolean>

export interface VerifyClaimOptions {
  config: Config
  token: string
  secret: string
  claim: Claim
  now?: Date
  /** The offer types that something here performs; absent: all. The same as in the browser, or its fallbacks differ. */
  handlers?: string[]
  /** Without it a token is good for as many claims as somebody likes to make. */
  seen?: Seen
}

/** What may be granted, and to whom. Take the terms from here, never from the request. */
export interface VerifiedClaim {
  offer: NamedOffer
  choice: Record<string, unknown>
  situation: SituationFacts
  decision: Decision
}

/**
 * Runs the Decision again on the signed facts. Rejects with a ClaimError when this customer would not have been shown the
 * offer, the choice is none of the offer's, or the token was used before. Whether the customer is who is signed in is the
 * host's to compare.
 */
export async function verifyClaim(options: VerifyClaimOptions): Promise<VerifiedClaim> {
  const { config, token, secret, now = new Date(), handlers, seen } = options
  const claim = readClaim(options.claim)
  const { id, situation, expiresAt } = await verifySituation(token, { secret, now })
  const { page, locale } = readSituation({ page: claim.page, locale: claim.locale }).situation
  const decision = decide(config, {
    ...situation,
    // Before the survey nothing was answered.
    ...(claim.stage === 'open' ? { stage: 'open' } : { answers: answersOf(config, claim.answers) }),
    ...(page && { page }),
    ...(locale && { locale }),
    ...(handlers && { handlers }),
    now: now.toISOString(),
  } satisfies Situation)
  const offer = shownOffer(config, decision, claim.offer)
  const choice = grantedChoice(offer, claim.choice)
  // Last, so that a claim that is refused uses nothing up.
  if (await seen?.(id, new Date(Date.parse(expiresAt) + clockTolerance))) {
    throw new ClaimError('replayed', `token: an offer was granted on it before (session "${claim.sessionId}").`)
  }
  return { offer, choice, situation, decision }
}

function shownOffer(config: Config, decision: Decision, id: string): NamedOffer {
  const shown = shownOffers(config, decision)
  const offer = shown.find((one) => one.id === id)
  if (offer) return offer
  const expected = shown.length > 0 ? shown.map((one) => `"${one.id}"`).join(' or ') : 'no offer'
  throw new ClaimError('not_offered', `claim.offer: expected ${expected} (rule ${decision.rule}), got "${id}".`)
}

/** What the survey could have asked, and nothing else: the browser adds no facts of its own. */
function answersOf({ survey }: Config, answers: Record<string, unknown> = {}): Record<string, unknown> {
  const reason = reasonOf('reason', survey, answers)
  // A guess of the browser's, as good as its word: but for a reason that there is, and where none was picked.
  const suggested = !reason || reason.id === 'other' ? reasonOf('suggestedReason', survey, answers) : undefined
  const given = [...(reason?.questions ?? []), ...(survey.questions ?? [])].filter(
    ({ id }) => Object.hasOwn(answers, id) && answers[id] !== '',
  )
  return {
    ...Object.fromEntries(given.map(({ id }) => [id, answers[id]])),
    ...(suggested && { suggestedReason: suggested.id }),
    ...(reason && { reason: reason.id }),
  }
}

function reasonOf(name: string, { reasons }: Config['survey'], answers: Record<string, unknown>): Reason | undefined {
  const given = answers[name]
  if (given === undefined) return undefined
  const reason = reasons.find(({ id }) => id === given)
  if (reason) return reason
  const known = reasons.map(({ id }) => id).join(', ')
  throw new ClaimError('malformed_claim', `claim.answers.${name}: expected one of ${known}, got ${clipped(given)}.`)
}

function readClaim(claim: unknown): Claim {
  const fields = isObject(claim) ? claim : {}
  checkField('offer', typeof fields.offer === 'string', 'an id', fields.offer)
  checkField('sessionId', typeof fields.sessionId === 'string', 'a string', fields.sessionId)
  checkField('stage', fields.stage === undefined || fields.stage === 'open', 'open', fields.stage)
  checkField('answers', fields.answers === undefined || isObject(fields.answers), 'an object', fields.answers)
  checkField('page', fields.page === undefined || isObject(fields.page), 'an object', fields.page)
  checkField('locale', fields.locale === undefined || typeof fields.locale === 'string', 'a string', fields.locale)
  return fields as unknown as Claim
}

function checkField(name: string, isRight: boolean, what: string, value: unknown): void {
  if (!isRight) throw new ClaimError('malformed_claim', `claim.${name}: expected ${what}, got ${clipped(value)}.`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function clipped(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80)
}
