import { decodeBase64url, encodeBase64url } from './base64url'
import { isSigned, sign } from './hmac'
import { readSecrets, type Secret } from './secrets'

/**
 * What a text is sealed for, such as `fairwell1.`. It is signed, too, so that a text sealed for one purpose does not pass
 * for another.
 */
export type Purpose = `fairwell${string}.`

/**
 * Signs a value: `<purpose><content>.<signature>`, URL-safe text that anyone can read but only the holder of the secret can
 * write.
 */
export async function seal(purpose: Purpose, content: unknown, secret: Secret): Promise<string> {
  const payload = `${purpose}${encodeBase64url(new TextEncoder().encode(JSON.stringify(content)))}`
  return `${payload}.${encodeBase64url(await sign(payload, secret))}`
}

// An HMAC-SHA256 has 32 bytes, so its length is known: a text of 5 MB need not be decoded to see that it holds no
// signature.
const signatureLength = 43
const longest = 1_048_576

/** The content of a sealed text (undefined where it is no JSON), or what is wrong: its form, or its signature. */
export async function unseal(
  purpose: Purpose,
  text: unknown,
  secret: Secret,
): Promise<{ content: unknown } | { wrong: 'form' | 'signature' }> {
  // The secret is checked first, so that a bad one is noticed even where no text could be opened.
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
