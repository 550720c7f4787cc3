import { at, type Problem } from '../check/problem'
import type { Config, Offer } from '../schema/schema'
import { allAsks, type Guarded, valuesOf } from './asks'
import { spotAt, warning } from './finding'

/** Finds rules for yearly subscriptions with a discount under 12 months, which mostly ends before the next charge. */
export function lintDurations(config: Config): Problem[] {
  const { rules = [], offers = {} } = config
  const yearly = rules.filter((rule) => isYearly(rule, config))
  const named = new Set(yearly.flatMap(({ offers, experiment }) => [offers, ...armsOf(experiment)].flat()))
  return [...named].flatMap((id) => {
    const months = monthsOf(offers[id])
    if (!(months < 12)) return []
    const message = `${months} months mostly end before a yearly subscription’s next charge; it is offered only to those whose charge comes within them`
    const mend = 'Give 12 months or "duration": "once".'
    return [warning(spotAt(at(at('offers', id), 'durationInMonths')), message, mend)]
  })
}

function armsOf(experiment: NonNullable<Config['rules']>[number]['experiment']): string[][] {
  return experiment?.variations.map(({ offers }) => offers) ?? []
}

function isYearly(rule: Guarded, config: Config): boolean {
  return allAsks(rule, config).some(
    (ask) => ask.attribute === 'subscription.interval' && valuesOf(ask)?.every((value) => value === 'year'),
  )
}

function monthsOf(offer: Offer | undefined): number {
  return (offer?.type === 'discount' && offer.durationInMonths) || Number.POSITIVE_INFINITY
}
