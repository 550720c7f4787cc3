/** Counts terms in memory that stays the same however many different ones come. */
export interface TermCounts {
  add(term: string): void
  /**
   * The terms with their counts. Where more than the capacity came, rare terms are gone, and counts may be too low by up to
   * the number of all terms divided by the capacity: then whoever needs the true counts counts these terms again.
   */
  counts: ReadonlyMap<string, number>
  isExact(): boolean
}

/**
 * TermCounts by Misra and Gries, "Finding repeated elements" (1982): at twice the capacity, what the term at the capacity's
 * rank has is taken from all.
 */
export function createTermCounts(capacity: number): TermCounts {
  const counts = new Map<string, number>()
  let exact = true

  function thin(): void {
    exact = false
    const taken = [...counts.values()].sort((a, b) => b - a)[capacity] ?? 0
    for (const [term, count] of counts) {
      if (count > taken) counts.set(term, count - taken)
      else counts.delete(term)
    }
  }

  return {
    add(term) {
      counts.set(term, (counts.get(term) ?? 0) + 1)
      if (counts.size > capacity * 2) thin()
    },
    counts,
    isExact: () => exact,
  }
}

/**
 * How often each term comes that comes `enough` times or more. The texts are read twice where they have too many different
 * terms to count at once. The capacity has to be above the number of all terms divided by `enough`.
 */
export function frequentTerms(
  texts: Iterable<{ terms: readonly string[] }>,
  enough: number,
  capacity: number,
): Map<string, number> {
  const first = createTermCounts(capacity)
  for (const { terms } of texts) for (const term of terms) first.add(term)
  const counts = first.isExact() ? first.counts : recount(texts, first.counts)
  return new Map([...counts].filter(([, count]) => count >= enough))
}

function recount(
  texts: Iterable<{ terms: readonly string[] }>,
  candidates: ReadonlyMap<string, number>,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { terms } of texts)
    for (const term of terms) if (candidates.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
