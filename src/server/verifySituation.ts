import { decodeBase64url } from './base64url'
import { checkNow } from './checkNow'
import { ClaimError } from './claimError'
import { isSigned } from './hmac'
import { isThenable, readSecrets, type Secret } from './secrets'
import { type SignedSituation, tokenPrefix } from './signSituation'

/** By how much the clocks of two servers may differ, in milliseconds. */
export const clockTolerance = 60_000

/**
 * What signSituation signed. Rejects with a ClaimError: malformed_token, wrong_signature, not_yet_valid or expired; with a
 * TypeError for a secret or a time that is none.
 */
export async function verifySituation(
  token: string,
  { secret, now = new Date() }: { secret: Secret; now?: Date },
): Promise<SignedSituation> {
  readSecrets(secret)
  const present = checkNow(now)
  const [payload, signature] = split(token)
  if (!(await isSigned(payload, signature, secret))) {
    throw new ClaimError(
      'wrong_signature',
      'token: it was changed, or signed with another secret. Nothing in it counts.',
    )
  }
  const signed = read(payload)
  checkTime(signed, present)
  return signed
}

// The signature is 32 bytes, which nobody has to decode 5 MB for to see that they are none.
const signatureLength = 43
const longestToken = 1_048_576

function split(token: unknown): [payload: string, signature: Uint8Array<ArrayBuffer>] {
  if (typeof token === 'string' && token.length <= longestToken && token.startsWith(tokenPrefix)) {
    const end = token.length - signatureLength - 1
    const signature =
      token[end] === '.' && end >= tokenPrefix.length ? decodeBase64url(token.slice(end + 1)) : undefined
    if (signature) return [token.slice(0, end), signature]
  }
  throw new ClaimError('malformed_token', `token: expected what signSituation returned, got ${described(token)}.`)
}

/** Its signature is right, so whoever has the secret wrote it; but what for, only its shape tells. */
function read(payload: string): SignedSituation {
  try {
    const bytes = decodeBase64url(payload.slice(tokenPrefix.length))
    const signed = JSON.parse(new TextDecoder().decode(bytes))
    const { situation, issuedAt, expiresAt } = signed
    if (typeof situation === 'object' && situation && Date.parse(issuedAt) <= Date.parse(expiresAt)) return signed
  } catch {
    // The same as with any other shape.
  }
  throw new ClaimError(
    'malformed_token',
    'token: expected what signSituation returned, got something else signed with the same secret.',
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
