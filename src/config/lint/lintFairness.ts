import type { Problem } from '../check/problem'
import { fairnessOf } from '../schema/fairness'
import type { Config, Rule } from '../schema/schema'

/** Finds lists with more offers than the fairness preset shows. Where the preset allows none, any offer is an error. */
export function lintFairness(config: Config): Problem[] {
  return (config.rules ?? []).flatMap((rule, index) =>
    listsOf(rule, `rules[${index}]`).flatMap((list) => lintList(list, rule.together, config)),
  )
}

interface OfferList {
  path: string
  offers: string[]
}

function listsOf({ offers, experiment }: Rule, path: string): OfferList[] {
  const arms = experiment?.variations ?? []
  return [
    { path: `${path}.offers`, offers },
    ...arms.map(({ offers }, index) => ({ path: `${path}.experiment.variations[${index}].offers`, offers })),
  ]
}

function lintList({ path, offers }: OfferList, together: boolean | undefined, config: Config): Problem[] {
  const { maxOffers, beside } = fairnessOf(config)
  const count = new Set(offers).size
  const most = together ? beside : maxOffers
  if (count <= most) return []
  if (most === 0) {
    const message = `fairness "${config.fairness}" allows no offer before the cancellation is complete, so ${offers.join(', ')} would never be shown`
    return [{ severity: 'error', path, message, mend: 'Empty the list, or choose the preset of another place.' }]
  }
  if (together) {
    const message = `${count} offers to stand together, but a screen holds ${most}: the others wait in case one falls away`
    return [{ severity: 'warning', path, message, mend: `If that is meant, leave it; else name ${most} at most.` }]
  }
  const message = `${count} offers, but a customer is shown ${most}: each of the others only where those before it fall away`
  return [
    {
      severity: 'warning',
      path,
      message,
      mend: 'If they are fallbacks, leave it; "together": true shows them at once.',
    },
  ]
}
