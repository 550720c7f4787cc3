import { decodeBase64url, encodeBase64url } from '../claims/base64url'

/** The place of a row among pages, as a text that stands in an address. */
export function cursorOf({ received, source, id }: Record<string, unknown>): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify([received, source, id])))
}

/** The time, source and id that a cursor names; null where it is none of ours. */
export function readCursor(cursor: string): [string, string, string] | null {
  const bytes = decodeBase64url(cursor)
  if (!bytes) return null
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const isOurs = Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string')
    return isOurs && /^\d{4}/.test(String(value[0])) ? (value as [string, string, string]) : null
  } catch {
    return null
  }
}
