import { fingerprint } from './fingerprint'

/** Remembers names; `add` returns true the first time a name comes. */
export interface SeenSet {
  add(name: string): boolean
}

/**
 * A SeenSet of 64-bit fingerprints in typed arrays: 16 to 32 bytes a name, however long the name; a Set of strings takes
 * over a hundred. Among a million names, the chance that any two share a fingerprint is 1 in 37 million.
 */
export function createSeenSet(): SeenSet {
  let capacity = 1024
  let size = 0
  let table = new Uint32Array(capacity * 2)

  function place(into: Uint32Array, low: number, high: number): boolean {
    const mask = into.length / 2 - 1
    let slot = low & mask
    while (into[slot * 2] !== 0 || into[slot * 2 + 1] !== 0) {
      if (into[slot * 2] === low && into[slot * 2 + 1] === high) return false
      slot = (slot + 1) & mask
    }
    into[slot * 2] = low
    into[slot * 2 + 1] = high
    return true
  }

  function grow(): void {
    const old = table
    capacity *= 2
    table = new Uint32Array(capacity * 2)
    for (let slot = 0; slot < old.length; slot += 2) {
      const low = old[slot] ?? 0
      const high = old[slot + 1] ?? 0
      if (low !== 0 || high !== 0) place(table, low, high)
    }
  }

  return {
    add(name) {
      if (size * 2 > capacity) grow()
      const isNew = place(table, fingerprint(name, 0x01000193), fingerprint(name, 0x5f356495) || 1)
      if (isNew) size += 1
      return isNew
    },
  }
}
