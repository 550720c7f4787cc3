const algorithm = { name: 'HMAC', hash: 'SHA-256' }

/** The HMAC-SHA256 of a text. Throws when the secret is empty. */
export async function sign(text: string, secret: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), bytesOf(text)))
}

/** Whether a signature is that of the text; takes the same time whichever byte is wrong. */
export async function isSigned(text: string, signature: Uint8Array<ArrayBuffer>, secret: string): Promise<boolean> {
  return crypto.subtle.verify('HMAC', await keyOf(secret), signature, bytesOf(text))
}

function keyOf(secret: string): Promise<CryptoKey> {
  if (!secret) throw new TypeError('[fairwell] secret: expected a long random string, got nothing.')
  return crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['sign', 'verify'])
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
