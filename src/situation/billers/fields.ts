import type { Reader } from '../reading'

/**
 * The value at a dotted path in the API's names. `current_period_end` also finds `currentPeriodEnd`, since the SDKs of Paddle
 * and Recurly rename fields. Undefined where there is nothing, or where reading throws.
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

/** Whether a value can have fields: any object, also an instance of an SDK's class, or a list. */
export const hasFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The entries of a list; none where there is no list. */
export function listAt(source: unknown, path: string): unknown[] {
  const list = at(source, path)
  try {
    return Array.isArray(list) ? list.filter((entry) => entry !== undefined && entry !== null) : []
  } catch {
    // Array.isArray throws for a revoked proxy.
    return []
  }
}

/** The value at the first of these paths where the reader can read one. */
export function readAt<Value>(read: Reader<Value>, source: unknown, ...paths: string[]): Value | undefined {
  for (const path of paths) {
    const value = read(at(source, path))
    if (value !== undefined && value !== null) return value
  }
  return undefined
}

/**
 * Takes an object out of its wrappers: a webhook's event, an API's answer, or a list with one entry. `paths` are where
 * wrappers keep it. A value without a wrapper, and a list of several entries, are given back as they are.
 */
export function unwrap(input: unknown, paths: string[], depth = 3): unknown {
  const inner = paths.map((path) => at(input, path)).find(hasFields)
  if (inner && depth) return unwrap(inner, paths, depth - 1)
  const [only, ...others] = listAt({ input }, 'input')
  return only && !others.length && depth ? unwrap(only, paths, depth - 1) : input
}
