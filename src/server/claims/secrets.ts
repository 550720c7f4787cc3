import { isThenable } from '../../base/isThenable'

/**
 * A random text of at least 32 bytes that only the server knows. Of a list the first one signs and all of them verify, so
 * that a new secret can replace an old one.
 */
export type Secret = string | readonly string[]

const leastBytes = 32

/** The secrets as a list. Throws a TypeError for anything that others could guess; the message never quotes a secret. */
export function readSecrets(secret: unknown): string[] {
  if (!Array.isArray(secret)) return [checkSecret('secret', secret)]
  if (secret.length === 0) throw wrongSecret('secret', 'an empty list')
  return secret.map((one, index) => checkSecret(`secret[${index}]`, one))
}

function checkSecret(name: string, value: unknown): string {
  if (typeof value !== 'string') throw wrongSecret(name, described(value))
  // Encoding turns each lone surrogate into the same U+FFFD, so that different secrets would sign alike.
  if (/\p{Surrogate}/u.test(value)) throw wrongSecret(name, 'text with a lone surrogate')
  const bytes = new TextEncoder().encode(value).length
  if (bytes < leastBytes) throw wrongSecret(name, `${bytes} bytes`)
  return value
}

function wrongSecret(name: string, got: string): TypeError {
  return new TypeError(
    `[fairwell] ${name}: expected a random string of at least ${leastBytes} bytes, or a list of such, got ${got}. Nothing was signed or verified.`,
  )
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing (is its environment variable set?)'
  if (value === null) return 'null'
  if (isThenable(value)) return 'a Promise (is there an `await` missing?)'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
