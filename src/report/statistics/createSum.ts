/** Adds numbers one by one. */
export interface Sum {
  add(value: number): void
  total(): number
}

/**
 * A sum without rounding on the way, so that the order of its numbers does not matter: parts that share no digit, as in
 * Shewchuk, "Adaptive precision floating-point arithmetic" (1997). Only the total is rounded, once.
 */
export function createSum(): Sum {
  let parts: number[] = []
  /** What the parts cannot hold: a sum beyond the largest number. */
  let beyond = 0

  function add(value: number): void {
    let high = value
    const next: number[] = []
    for (const part of parts) {
      const total = high + part
      const low = lost(high, part, total)
      if (low !== 0) next.push(low)
      high = total
    }
    if (Number.isFinite(high)) parts = [...next, high]
    else beyond += high
  }

  return { add, total: () => (beyond === 0 ? rounded(parts) : beyond) }
}

/** What rounding took from the sum of two numbers (Knuth's two-sum). */
function lost(one: number, other: number, total: number): number {
  const back = total - one
  return one - (total - back) + (other - back)
}

/** The sum of the parts, largest last. A tie is rounded the way that the parts below it lie. */
function rounded(parts: readonly number[]): number {
  let at = parts.length - 1
  let high = parts[at] ?? 0
  let low = 0
  while (at > 0 && low === 0) {
    at -= 1
    const part = parts[at] ?? 0
    const total = high + part
    low = lost(high, part, total)
    high = total
  }
  const below = parts[at - 1] ?? 0
  const isTie = at > 0 && low !== 0 && Math.sign(below) === Math.sign(low) && high + 2 * low - high === 2 * low
  return isTie ? high + 2 * low : high
}
