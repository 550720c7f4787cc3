import { isObject } from '../../base/isObject'
import { ClaimError } from './claimError'
import { plainJson } from './plainJson'
import { quoted } from './quoted'

/** What a browser says that a customer accepted. All of it may be made up. */
export interface Claim {
  /** The id of the accepted offer. */
  offer: string
  /** What the customer picked, as the handler or the actions URL got it. */
  choice?: unknown
  answers?: Record<string, unknown>
  sessionId: string
  /** The config's id, as the session names it. It is needed where `config` lists several flows and the token is bound to none. */
  flowId?: string
  /** `open` for an offer that stood before the survey, as the session says. */
  stage?: 'open'
  /** The page, which the token does not vouch for: a rule that looks at it trusts the browser. */
  page?: Record<string, unknown>
  locale?: string
}

/** A claim that was read: plain JSON of a limited size, each part of the right type. */
export type ReadClaim = Omit<Claim, 'choice' | 'answers'> & { choice: Fields; answers: Fields }
type Fields = Record<string, unknown>

/** What a claim may hold at most, far above an honest one: free text in a flow has at most 4,000 characters a question. */
export const claimLimits = { depth: 32, values: 5000, characters: 100_000 }
const longestName = 256
const names = ['offer', 'sessionId', 'flowId', 'stage', 'locale', 'choice', 'answers', 'page'] as const

/** The claim as plain JSON. Fields that a claim does not have are not looked at. Throws a ClaimError and nothing else. */
export function readClaim(claim: unknown): ReadClaim {
  const { offer, sessionId, ...others } = copied(claim)
  check('offer', isName(offer), 'an id', offer)
  check('sessionId', isName(sessionId), 'a string', sessionId)
  // Null means absent, except in the two fields above, which have to be there.
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null))
  const { flowId, stage, locale } = given
  check('flowId', flowId === undefined || isName(flowId), 'an id', flowId)
  check('stage', stage === undefined || stage === 'open', 'open', stage)
  check('locale', locale === undefined || locale === '' || isName(locale), 'a string', locale)
  for (const name of ['choice', 'answers', 'page']) {
    check(name, given[name] === undefined || isObject(given[name]), 'an object', given[name])
  }
  return { choice: {}, answers: {}, offer, sessionId, ...given } as unknown as ReadClaim
}

/** The fields of a claim, each read once (law: read once). */
function copied(claim: unknown): Fields {
  try {
    const given = names.map((name) => [name, Object(claim)[name]] as const)
    return plainJson(Object.fromEntries(given), claimLimits) as Fields
  } catch {
    // The cause is not told, since it may be the words of a getter in the claim, which do not belong in a log.
    const { depth, values, characters } = claimLimits
    const most = `at most ${values} values, ${characters} characters and ${depth} levels`
    throw new ClaimError('malformed_claim', `claim: expected JSON of ${most}, got something else.`)
  }
}

/**
 * Whether this is a name: text that is not empty, not endless and unchanged. Two names that differ in a lone surrogate must
 * not become one.
 */
function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= longestName && !/[\0\ufffd]/.test(value)
}

function check(name: string, isRight: boolean, what: string, value: unknown): void {
  if (!isRight) throw new ClaimError('malformed_claim', `claim.${name}: expected ${what}, got ${quoted(value)}.`)
}
