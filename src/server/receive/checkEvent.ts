import { isObject } from '../../base/isObject'

/** A CloudEvent that can be stored. `source` and `id` name it; everything else is as it came. */
export interface ReceivedEvent {
  id: string
  source: string
  type: string
  [attribute: string]: unknown
}

/** Why an event was rejected. */
export interface Rejection {
  /** The event's id; absent where it has none that could be quoted. */
  id?: string
  reason: string
}

// `source` and `id` share one index row, which in PostgreSQL holds at most 2,704 bytes.
const maxNameBytes = 1024
// PostgreSQL reads jsonb recursively, and fails on values that are nested too deeply for its stack.
const maxDepth = 64

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

type Check = (event: Record<string, unknown>) => string | undefined

const checks: Check[] = [
  (event) => (event.specversion === '1.0' ? undefined : expected('specversion', '"1.0"', event.specversion)),
  (event) => checkName('id', event.id),
  (event) => checkName('source', event.source),
  (event) => checkName('type', event.type),
  (event) => (event.subject == null ? undefined : checkText('subject', event.subject)),
  (event) => (event.time == null || isTime(event.time) ? undefined : expected('time', 'RFC 3339', event.time)),
  (event) => (fits(event, maxDepth) ? undefined : `event: expected at most ${maxDepth} levels, got more`),
]

/** The event as it can be stored (NUL and lone surrogates in its text become U+FFFD), or why it is rejected. */
export function checkEvent(value: unknown): { event: ReceivedEvent } | { rejection: Rejection } {
  if (!isObject(value)) return { rejection: { reason: expected('event', 'an object', value) } }
  for (const check of checks) {
    const reason = check(value)
    if (reason) return { rejection: checkName('id', value.id) ? { reason } : { id: String(value.id), reason } }
  }
  return { event: clean(value) as ReceivedEvent }
}

/** Checks a name. Names are never cleaned: two different names could become the same one. */
function checkName(attribute: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return checkText(attribute, value)
  const bytes = new TextEncoder().encode(value).length
  if (bytes > maxNameBytes) return `${attribute}: expected at most ${maxNameBytes} bytes, got ${bytes}`
  if (cleanText(value) === value) return undefined
  return `${attribute}: expected well-formed text, got NUL or a lone surrogate`
}

function checkText(attribute: string, value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? undefined
    : expected(attribute, 'a string that is not empty', value)
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && rfc3339.test(value) && !Number.isNaN(Date.parse(value))
}

function fits(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((child) => fits(child, levels - 1))
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(clean)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [cleanText(key), clean(child)]))
}

function cleanText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '\ufffd')
}

function expected(attribute: string, what: string, value: unknown): string {
  return `${attribute}: expected ${what}, got ${described(value)}`
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40))
  if (typeof value === 'object') return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object'
  return String(value)
}
