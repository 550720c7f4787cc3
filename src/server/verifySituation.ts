import { readSituation } from '../situation/readSituation'
import { decodeBase64url } from './base64url'
import { ClaimError } from './claimError'
import { isSigned } from './hmac'
import { type SignedSituation, tokenPrefix } from './signSituation'

/** By how much the clocks of two servers may differ, in milliseconds. */
export const clockTolerance = 60_000

/** What signSituation signed. Rejects with a ClaimError: malformed_token, wrong_signature, not_yet_valid or expired. */
export async function verifySituation(
  token: string,
  { secret, now = new Date() }: { secret: string; now?: Date },
): Promise<SignedSituation> {
  const [payload, signature] = split(token)
  if (!(await isSigned(payload, signature, secret))) {
    throw new ClaimError(
      'wrong_signature',
      'token: it was changed, or signed with another secret. Nothing in it counts.',
    )
  }
  const signed = read(payload)
  checkTime(signed, now.getTime())
  return signed
}

function split(token: unknown): [payload: string, signature: Uint8Array<ArrayBuffer>] {
  const end = typeof token === 'string' ? token.lastIndexOf('.') : -1
  const signature = decodeBase64url(String(token).slice(end + 1))
  if (end < tokenPrefix.length || !String(token).startsWith(tokenPrefix) || !signature) {
    throw new ClaimError('malformed_token', `token: expected what signSituation returned, got ${described(token)}.`)
  }
  return [String(token).slice(0, end), signature]
}

function read(payload: string): SignedSituation {
  const bytes = decodeBase64url(payload.slice(tokenPrefix.length))
  // Its signature is right, so signSituation wrote it; an earlier version signed facts as they were given.
  const signed = JSON.parse(new TextDecoder().decode(bytes)) as SignedSituation
  return { ...signed, situation: readSituation(signed.situation).situation }
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
  return typeof token === 'string' ? `a string of ${token.length} characters` : String(typeof token)
}
