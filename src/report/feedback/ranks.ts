import type { Revenue } from '../figures/revenue'

interface Ranked {
  about: string
  kind: string
  subscriptions: number
  atStake: Record<string, Revenue>
}

/**
 * The items with their place by revenue at stake in each currency, sorted by the best of their places: what is first in any
 * currency comes first, since amounts of two currencies cannot be compared. Ties go to more subscriptions, then by name.
 */
export function ranksOf<Item extends Ranked>(items: readonly Item[]): (Item & { ranks: Record<string, number> })[] {
  const currencies = [...new Set(items.flatMap(({ atStake }) => Object.keys(atStake)))].sort()
  const ranks = new Map(items.map((item) => [item, {} as Record<string, number>]))
  for (const currency of currencies) {
    const mrrOf = ({ atStake }: Item) => atStake[currency]?.mrr ?? 0
    const priced = items.filter(({ atStake }) => Object.hasOwn(atStake, currency))
    priced.sort((a, b) => mrrOf(b) - mrrOf(a) || byName(a, b))
    for (const [index, item] of priced.entries()) Object.assign(ranks.get(item) ?? {}, { [currency]: index + 1 })
  }
  return items
    .map((item) => ({ ...item, ranks: ranks.get(item) ?? {} }))
    .sort((a, b) => best(a.ranks) - best(b.ranks) || b.subscriptions - a.subscriptions || byName(a, b))
}

function best(ranks: Record<string, number>): number {
  return Math.min(...Object.values(ranks), Infinity)
}

function byName(a: Ranked, b: Ranked): number {
  const [one, other] = [`${a.about} ${a.kind}`, `${b.about} ${b.kind}`]
  if (one === other) return 0
  return one < other ? -1 : 1
}
