/** The most that a value may hold in all. `depth` counts lists and objects inside each other. */
export interface JsonLimits {
  depth: number
  values: number
  /** The length of all texts and keys together, in UTF-16 code units. */
  characters: number
}

/**
 * A copy that holds nothing but JSON. Each part is read once, so that no getter or proxy can say one thing now and another
 * later (law: read once). Lone surrogates become U+FFFD, undefined members are left out. Throws a RangeError beyond the
 * limits (also for a circle), a TypeError for what JSON cannot express, and whatever a getter throws.
 */
export function plainJson(value: unknown, limits: JsonLimits): unknown {
  const left = { ...limits }

  function copy(value: unknown, depth: number): unknown {
    spend('values', 1)
    if (typeof value === 'string') return copyText(value)
    if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value
    if (typeof value === 'boolean' || value === null) return value
    if (typeof value !== 'object') throw new TypeError(`expected JSON, got ${typeof value}`)
    if (depth === 0) throw new RangeError(`expected at most ${limits.depth} levels, got more`)
    return Array.isArray(value) ? copyList(value, depth - 1) : copyObject(value, depth - 1)
  }

  function copyList(list: unknown[], depth: number): unknown[] {
    const { length } = list
    const copied: unknown[] = []
    for (let index = 0; index < length; index += 1) copied.push(copy(list[index] ?? null, depth))
    return copied
  }

  function copyObject(object: object, depth: number): object {
    const copied: [string, unknown][] = []
    for (const key of Object.keys(object)) {
      const child = (object as Record<string, unknown>)[key]
      if (child !== undefined) copied.push([copyText(key), copy(child, depth)])
    }
    return Object.fromEntries(copied)
  }

  function copyText(text: string): string {
    spend('characters', text.length)
    return text.replace(/\p{Surrogate}/gu, '\ufffd')
  }

  function spend(what: 'values' | 'characters', count: number): void {
    left[what] -= count
    if (left[what] < 0) throw new RangeError(`expected at most ${limits[what]} ${what}, got more`)
  }

  return copy(value, limits.depth)
}
