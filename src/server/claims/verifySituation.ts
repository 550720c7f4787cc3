import { readSituation } from '../../situation/readSituation'
import { checkOptions } from '../options/checkOptions'
import { any, aSecret } from '../options/kinds'
import { checkNow } from './checkNow'
import { ClaimError } from './claimError'
import { unseal } from './seal'
import { isThenable, type Secret } from './secrets'
import { type SignedSituation, tokenPurpose } from './signSituation'

/** How far the clocks of two servers may differ, in milliseconds. */
export const clockTolerance = 60_000

/**
 * The facts that signSituation signed. Rejects with a ClaimError (malformed_token, wrong_signature, not_yet_valid or
 * expired), or with a TypeError for a bad secret or time.
 */
export async function verifySituation(
  token: string,
  options: { secret: Secret; now?: Date },
): Promise<SignedSituation> {
  checkOptions('verifySituation', options, { secret: aSecret, now: any })
  const { secret, now = new Date() } = options
  const present = checkNow(now)
  const opened = await unseal(tokenPurpose, token, secret)
  if ('wrong' in opened) throw opened.wrong === 'form' ? malformed(described(token)) : wrongSignature()
  const signed = readSigned(opened.content)
  checkTime(signed, present)
  return signed
}

/** The content as a SignedSituation. The signature proves who wrote it; only its shape proves what it was written for. */
function readSigned(content: unknown): SignedSituation {
  const { situation, issuedAt, expiresAt } = Object(content)
  const isSigned = typeof situation === 'object' && situation && Date.parse(issuedAt) <= Date.parse(expiresAt)
  // An earlier version signed facts as they were given, so they are read here.
  if (isSigned) return { ...(content as SignedSituation), situation: readSituation(situation).situation }
  throw malformed('something else that was signed with the same secret')
}

function malformed(got: string): ClaimError {
  return new ClaimError('malformed_token', `token: expected what signSituation returned, got ${got}.`)
}

function wrongSignature(): ClaimError {
  return new ClaimError(
    'wrong_signature',
    'token: it was changed, or signed with another secret. Nothing in it counts.',
  )
}

function checkTime({ issuedAt, expiresAt }: SignedSituation, now: number): void {
  if (Date.parse(issuedAt) > now + clockTolerance) {
    throw new ClaimError('not_yet_valid', `token: it was issued at ${issuedAt}, which is in the future here.`)
  }
  if (Date.parse(expiresAt) < now - clockTolerance) {
    throw new ClaimError('expired', `token: it was good until ${expiresAt}. Reload the page for a new one.`)
  }
}

function described(token: unknown): string {
  if (typeof token === 'string') return `a string of ${token.length} characters`
  return isThenable(token) ? 'a Promise (is there an `await` missing?)' : String(typeof token)
}
