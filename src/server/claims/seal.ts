import { decodeBase64url, encodeBase64url } from './base64url'
import { isSigned, sign } from './hmac'
import { readSecrets, type Secret } from './secrets'

/** What a text was sealed for, such as `fairwell1.`. Signed along, so that a seal made for one purpose opens no other. */
export type Purpose = `fairwell${string}.`

/** `<purpose><content>.<signature>`: URL-safe text that only who has the secret can write, and anyone can read. */
export async function seal(purpose: Purpose, content: unknown, secret: Secret): Promise<string> {
  const payload = `${purpose}${encodeBase64url(new TextEncoder().encode(JSON.stringify(content)))}`
  return `${payload}.${encodeBase64url(await sign(payload, secret))}`
}

// An HMAC-SHA256 is 32 bytes, which nobody has to decode 5 MB for to see that they are none.
const signatureLength = 43
const longest = 1_048_576

/** The content of a sealed text, undefined where that is no JSON; or why it is none: it has not the form, or the signature is not ours. */
export async function unseal(
  purpose: Purpose,
  text: unknown,
  secret: Secret,
): Promise<{ content: unknown } | { wrong: 'form' | 'signature' }> {
  // First, so that a secret that is none never goes unnoticed.
  readSecrets(secret)
  const parts = split(purpose, text)
  if (!parts) return { wrong: 'form' }
  if (!(await isSigned(parts.payload, parts.signature, secret))) return { wrong: 'signature' }
  return { content: contentOf(parts.payload.slice(purpose.length)) }
}

function split(purpose: Purpose, text: unknown) {
  if (typeof text !== 'string' || text.length > longest || !text.startsWith(purpose)) return undefined
  const end = text.length - signatureLength - 1
  const signature = text[end] === '.' && end >= purpose.length ? decodeBase64url(text.slice(end + 1)) : undefined
  return signature && { payload: text.slice(0, end), signature }
}

function contentOf(encoded: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(decodeBase64url(encoded)))
  } catch {
    return undefined
  }
}
