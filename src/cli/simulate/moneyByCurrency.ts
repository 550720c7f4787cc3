import { helpTypes } from '../../config/schema/helpTypes'
import type { Acceptance } from './acceptance'
import type { OfferTally } from './offerTally'
import { noValue, partOf, plus, type Value } from './value'

interface Tallied {
  offers: Map<string, OfferTally>
  atRisk: Map<string, Value>
}

/**
 * What would be lost without fairwell, by currency and, with acceptance rates, what each offer and all of them together
 * keep and cost.
 */
export function moneyByCurrency({ offers, atRisk }: Tallied, parts: number, acceptance: Acceptance | undefined) {
  const currencies = [...atRisk].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    currencies.map(([currency, value]) => {
      const { subscriptions, mrr } = partOf(value, 1 / parts)
      const kept = acceptance && keptOf([...offers.values()], currency, { parts, acceptance })
      return [currency, { atRisk: { subscriptions, mrr }, ...kept }]
    }),
  )
}

function keptOf(offers: OfferTally[], currency: string, rates: { parts: number; acceptance: Acceptance }) {
  const saving = offers.filter(({ offer, value }) => !helpTypes.includes(offer.type) && value.has(currency))
  const accepted = saving.map(({ offer, value }) => {
    const share = rates.acceptance(offer) / rates.parts
    return { id: offer.id, value: value.get(currency) ?? noValue(), share }
  })
  const total = accepted.map(({ value, share }) => scaled(value, share)).reduce(plus, noValue())
  return {
    kept: partOf(total, 1),
    byOffer: Object.fromEntries(accepted.map(({ id, value, share }) => [id, partOf(value, share)])),
  }
}

function scaled(value: Value, share: number): Value {
  const part = { ...value }
  for (const name of Object.keys(part) as (keyof Value)[]) part[name] *= share
  return part
}
