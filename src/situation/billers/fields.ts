import type { Reader } from '../reading'

/**
 * What stands at a dotted path, in the API's own names: `current_period_end` reads `currentPeriodEnd`, too, as the SDKs of
 * Paddle and Recurly rename. Undefined where nothing is, or where reading it throws.
 */
export function at(source: unknown, path: string): unknown {
  try {
    return path.split('.').reduce(fieldOf, source)
  } catch {
    return undefined
  }
}

function fieldOf(source: unknown, name: string): unknown {
  if (!hasFields(source)) return undefined
  return source[name] ?? source[camelCase(name)] ?? undefined
}

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Whether there may be fields to read: in an object, an instance of an SDK's class, or a list. */
export const hasFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The entries of a list; none where there is no list. */
export function listAt(source: unknown, path: string): unknown[] {
  const list = at(source, path)
  try {
    return Array.isArray(list) ? list.filter((entry) => entry !== undefined && entry !== null) : []
  } catch {
    // A proxy that was revoked throws when asked what it is.
    return []
  }
}

/** The first of these paths at which a reader reads something. */
export function readAt<Value>(read: Reader<Value>, source: unknown, ...paths: string[]): Value | undefined {
  for (const path of paths) {
    const value = read(at(source, path))
    if (value !== undefined && value !== null) return value
  }
  return undefined
}

/**
 * The object that wrappers such as a webhook's event or an API's answer hold at one of these paths, itself where it is in
 * none, and the entry of a list of one. Of several, nothing: which one is meant is not known.
 */
export function unwrap(input: unknown, paths: string[], depth = 3): unknown {
  const inner = paths.map((path) => at(input, path)).find(hasFields)
  if (inner && depth) return unwrap(inner, paths, depth - 1)
  const [only, ...others] = listAt({ input }, 'input')
  return only && !others.length && depth ? unwrap(only, paths, depth - 1) : input
}
