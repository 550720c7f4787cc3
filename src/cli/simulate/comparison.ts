import { mergedFlows } from '../../config/flows/mergedFlows'
import type { Config } from '../../config/schema/schema'
import { chooseFlow } from '../../decide/chooseFlow'
import { decide } from '../../decide/decide'
import type { Decision } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'
import type { Situation } from '../../situation/schema'
import type { Price } from './costOf'
import { count, obtain, toHundredths } from './count'

/** Counts who would be offered something else by another config. */
export interface Comparison {
  /** Counts one of the `parts` that a customer comes in. */
  add(situation: Situation, decision: Decision, price: Price | undefined, parts: number): void
  /** The counts in customers. */
  result(): ReturnType<typeof resultOf>
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

  function add(situation: Situation, decision: Decision, price: Price | undefined, parts: number): void {
    const namesIn = (each: Config, decided: Decision) => names(chooseFlow(each, situation).config, decided, situation)
    const [before, after] = [namesIn(config, decision), namesIn(other, decide(other, situation))]
    const altered = before.filter((id) => after.includes(id) && !isSame(id))
    if (before.join() === after.join() && altered.length === 0) {
      unchanged += 1 / parts
      return
    }
    const [from, to] = [say(before), say(after, altered)]
    const change = obtain(changes, JSON.stringify([from, to]), () => emptyChange(from, to))
    change.number += 1 / parts
    if (price) count(change.mrr, price.currency, price.mrr / parts)
    const id = situation.customer?.id
    if (id !== undefined && change.examples.size < mostExamples) change.examples.add(`${id}`)
  }

  const [{ offers = {} }, { offers: otherOffers = {} }] = [mergedFlows(config), mergedFlows(other)]
  const known = new Map<string, boolean>()
  const isSame = (id: string) => obtain(known, id, () => JSON.stringify(offers[id]) === JSON.stringify(otherOffers[id]))

  return { add, result: () => resultOf([...changes.values()], unchanged) }
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

function resultOf(changes: Change[], unchanged: number) {
  return {
    unchanged: toHundredths(unchanged),
    changes: changes
      .sort((a, b) => b.number - a.number)
      .map(({ from, to, number, mrr, examples }) => ({
        ...{ from, to, customers: toHundredths(number) },
        mrr: Object.fromEntries([...mrr].map(([currency, sum]) => [currency, Math.round(sum)])),
        examples: [...examples],
      })),
  }
}
