import type { Config } from '../../config/schema/schema'
import { decide } from '../../decide/decide'
import type { Decision } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'
import type { Situation } from '../../situation/schema'
import type { Price } from './costOf'
import { count, customersOf, obtain } from './count'

/** Counts who would be offered something else by another config. */
export interface Comparison {
  add(situation: Situation, decision: Decision, price: Price | undefined): void
  result(parts: number): ReturnType<typeof resultOf>
}

interface Change {
  from: string
  to: string
  number: number
  mrr: Map<string, number>
  examples: Set<string>
}

/** How many customers are named for each change, so that somebody can look one up with `fairwell explain`. */
const mostExamples = 3

/** Compares a config's Decisions with those of another config. */
export function createComparison(config: Config, other: Config): Comparison {
  const changes = new Map<string, Change>()
  let unchanged = 0

  function add(situation: Situation, decision: Decision, price: Price | undefined): void {
    const [before, after] = [names(config, decision, situation), names(other, decide(other, situation), situation)]
    const altered = before.filter((id) => after.includes(id) && !isSame(id))
    if (before.join() === after.join() && altered.length === 0) {
      unchanged += 1
      return
    }
    const [from, to] = [say(before), say(after, altered)]
    const change = obtain(changes, JSON.stringify([from, to]), () => emptyChange(from, to))
    change.number += 1
    if (price) count(change.mrr, price.currency, price.mrr)
    const id = situation.customer?.id
    if (id !== undefined && change.examples.size < mostExamples) change.examples.add(`${id}`)
  }

  const known = new Map<string, boolean>()
  const isSame = (id: string) =>
    obtain(known, id, () => JSON.stringify(config.offers?.[id]) === JSON.stringify(other.offers?.[id]))

  return { add, result: (parts) => resultOf([...changes.values()], unchanged, parts) }
}

function names(config: Config, decision: Decision, situation: Situation): string[] {
  return shownOffers(config, decision, situation).map(({ id }) => id)
}

function say(ids: string[], altered: string[] = []): string {
  return ids.map((id) => (altered.includes(id) ? `${id} on other terms` : id)).join(', ') || 'nothing'
}

function emptyChange(from: string, to: string): Change {
  return { from, to, number: 0, mrr: new Map(), examples: new Set() }
}

function resultOf(changes: Change[], unchanged: number, parts: number) {
  return {
    unchanged: customersOf(unchanged, parts),
    changes: changes
      .sort((a, b) => b.number - a.number)
      .map(({ from, to, number, mrr, examples }) => ({
        ...{ from, to, customers: customersOf(number, parts) },
        mrr: Object.fromEntries([...mrr].map(([currency, sum]) => [currency, Math.round(sum / parts)])),
        examples: [...examples],
      })),
  }
}
