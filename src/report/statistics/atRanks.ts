/** How many numbers are sorted in memory; more are narrowed down first. */
const held = 50_000
const bins = 4096

/**
 * The numbers at these ranks (0 is the least) of so many numbers, as sorting all of them would give. It reads the numbers
 * several times and holds some thousands of them.
 */
export function atRanks(numbers: Iterable<number>, size: number, ranks: readonly number[]): Map<number, number> {
  const range = size > held ? rangeOf(numbers) : { low: -Infinity, high: Infinity, count: size, before: 0 }
  return new Map(search(numbers, range, [...new Set(ranks)]))
}

/** A range of numbers, both ends within it: how many numbers are in it, and how many are less. */
interface Range {
  low: number
  high: number
  count: number
  before: number
}

function rangeOf(numbers: Iterable<number>): Range {
  const range = { low: Infinity, high: -Infinity, count: 0, before: 0 }
  for (const number of numbers) widen(range, number)
  return range
}

function widen(range: Range, number: number): void {
  range.low = Math.min(range.low, number)
  range.high = Math.max(range.high, number)
  range.count += 1
}

function search(numbers: Iterable<number>, range: Range, ranks: readonly number[]): [rank: number, number: number][] {
  if (ranks.length === 0) return []
  if (range.low === range.high) return ranks.map((rank) => [rank, range.low])
  if (range.count > held) {
    return parted(numbers, range).flatMap((part) => {
      const own = ranks.filter((rank) => rank >= part.before && rank < part.before + part.count)
      return search(numbers, part, own)
    })
  }
  const sorted = Float64Array.from(within(numbers, range)).sort()
  return ranks.map((rank) => [rank, sorted[rank - range.before] ?? 0])
}

function* within(numbers: Iterable<number>, { low, high }: Range): Generator<number> {
  for (const number of numbers) if (number >= low && number <= high) yield number
}

/** Parts of a range, from low to high. Each is narrower than the whole, for the least and the greatest number part. */
function parted(numbers: Iterable<number>, range: Range): Range[] {
  const { low, high } = range
  const parts: Range[] = Array.from({ length: bins }, () => ({ low: Infinity, high: -Infinity, count: 0, before: 0 }))
  for (const number of within(numbers, range)) {
    const share = (number / 2 - low / 2) / (high / 2 - low / 2)
    const part = parts[Math.min(bins - 1, Math.floor(share * bins))]
    if (part) widen(part, number)
  }
  let before = range.before
  for (const part of parts) {
    part.before = before
    before += part.count
  }
  return parts.filter(({ count }) => count > 0)
}
