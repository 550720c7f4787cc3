import type { Config, NamedOffer } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'
import type { Situation } from '../../situation/schema'
import { whyNoOffer } from '../print/whyNoOffer'
import type { Acceptance } from './acceptance'
import { costOf, type Price } from './costOf'
import { count, customersOf, obtain, perCustomer } from './count'
import { moneyByCurrency } from './moneyByCurrency'
import type { OfferTally } from './offerTally'
import { sameWhy } from './sameWhy'
import { addValue, noValue, type Value } from './value'

/** Counts Decisions. Its size grows with the config, not with the customers. */
export interface Tally {
  add(situation: Situation, decision: Decision, price: Price | undefined): void
  /** The counts in customers, each of whom came in `parts`. Money kept and given is there only with acceptance rates. */
  result(parts: number, acceptance?: Acceptance): ReturnType<typeof resultOf>
}

/** A Tally that has counted nothing yet. */
export function createTally(config: Config): Tally {
  const word = sameWhy(config)
  const counts = {
    decided: 0,
    unpriced: 0,
    holdout: 0,
    offers: new Map<string, OfferTally>(),
    none: new Map<string, number>(),
    rules: new Map((config.rules ?? []).map(({ id }) => [id, 0])),
    experiments: new Map<string, Map<string, number>>(),
    reasons: new Map<string, { decided: number; offered: number }>(),
    atRisk: new Map<string, Value>(),
  }

  function add(situation: Situation, decision: Decision, price: Price | undefined): void {
    const { subscription = {}, answers = {} } = situation
    const { rule, experiment, holdout } = decision
    const shown = shownOffers(config, decision, situation)
    const why = whyNoOffer(config, decision, situation, word)
    const reason = obtain(counts.reasons, `${answers.reason}`, () => ({ decided: 0, offered: 0 }))
    counts.decided += 1
    reason.decided += 1
    if (holdout) counts.holdout += 1
    if (rule !== null) count(counts.rules, rule)
    if (experiment) count(armsOf(experiment.id), experiment.variation)
    if (why === undefined) reason.offered += 1
    else count(counts.none, why)
    if (price) addValue(obtain(counts.atRisk, price.currency, noValue), price, nothing)
    else counts.unpriced += 1
    for (const offer of shown) {
      const tally = obtain(counts.offers, offer.id, () => emptyTally(offer))
      tally.shown += 1
      count(tally.rules, `${rule}`)
      if (price)
        addValue(obtain(tally.value, price.currency, noValue), price, costOf(config, offer, subscription, price))
    }
  }

  const armsOf = (id: string) => obtain(counts.experiments, id, () => new Map<string, number>())

  return { add, result: (parts, acceptance) => resultOf(counts, parts, acceptance) }
}

const nothing = { discount: 0, downgrade: 0, months: 0, unknown: false }

function emptyTally(offer: NamedOffer): OfferTally {
  return { offer, shown: 0, rules: new Map(), value: new Map() }
}

interface Counts {
  decided: number
  unpriced: number
  holdout: number
  offers: Map<string, OfferTally>
  none: Map<string, number>
  rules: Map<string, number>
  experiments: Map<string, Map<string, number>>
  reasons: Map<string, { decided: number; offered: number }>
  atRisk: Map<string, Value>
}

function resultOf(counts: Counts, parts: number, acceptance: Acceptance | undefined) {
  const customers = (number: number) => customersOf(number, parts)
  const offers = [...counts.offers].sort(([, a], [, b]) => b.shown - a.shown)
  return {
    customers: customers(counts.decided),
    unpriced: customers(counts.unpriced),
    holdout: customers(counts.holdout),
    offers: Object.fromEntries(
      offers.map(([id, { offer, shown, rules }]) => [
        id,
        { type: offer.type, customers: customers(shown), rules: perCustomer(rules, parts) },
      ]),
    ),
    none: perCustomer(counts.none, parts),
    rules: Object.fromEntries([...counts.rules].map(([id, number]) => [id, customers(number)])),
    experiments: Object.fromEntries([...counts.experiments].map(([id, arms]) => [id, perCustomer(arms, parts)])),
    reasons: Object.fromEntries(
      [...counts.reasons].map(([id, { decided, offered }]) => [
        id,
        { customers: customers(decided), offered: customers(offered) },
      ]),
    ),
    money: moneyByCurrency(counts, parts, acceptance),
  }
}
