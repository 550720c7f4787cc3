import { readSecrets, type Secret } from './secrets'

const algorithm = { name: 'HMAC', hash: 'SHA-256' }

/** The HMAC-SHA256 of a text with the first secret. Rejects with a TypeError for a secret that is too short or missing. */
export async function sign(text: string, secret: Secret): Promise<Uint8Array> {
  const [first = ''] = readSecrets(secret)
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(first), bytesOf(text)))
}

/** Whether this is the signature of the text with any of the secrets. The check takes the same time whichever byte is wrong. */
export async function isSigned(text: string, signature: Uint8Array<ArrayBuffer>, secret: Secret): Promise<boolean> {
  for (const each of readSecrets(secret)) {
    if (await crypto.subtle.verify('HMAC', await keyOf(each), signature, bytesOf(text))) return true
  }
  return false
}

function keyOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['sign', 'verify'])
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
