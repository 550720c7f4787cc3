import type { Problem } from '../check/problem'
import { fairnessOf } from '../schema/fairness'
import { presetOf } from '../schema/presetOf'
import type { Config, Rule } from '../schema/schema'
import { isLimited } from './isLimited'

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

/** Whether all but the last of these have a limit: they run out for who has had them, and the next is there for that. */
function areFallbacks(ids: readonly string[], { offers = {} }: Config): boolean {
  return ids.slice(0, -1).every((id) => isLimited(offers[id]))
}

function lintList({ path, offers }: OfferList, together: boolean | undefined, config: Config): Problem[] {
  const { maxOffers, beside } = fairnessOf(config, {})
  const count = new Set(offers).size
  const most = together ? beside : maxOffers
  if (count <= most) return []
  if (most === 0) {
    const message = `fairness "${presetOf(config, {})}" allows no offer before the cancellation is complete, so ${offers.join(', ')} would never be shown`
    return [
      {
        severity: 'error',
        rule: 'offers',
        path,
        message,
        mend: 'Empty the list, or give the countries that allow one a preset of their own.',
      },
    ]
  }
  if (together) {
    const message = `${count} offers to stand together, but a screen holds ${most}: the others wait in case one falls away`
    return [{ severity: 'warning', path, message, mend: `If that is meant, leave it; else name ${most} at most.` }]
  }
  if (areFallbacks(offers, config)) return []
  const message = `${count} offers, but a customer is shown ${most}: each of the others only where those before it fall away`
  return [
    {
      severity: 'warning',
      path,
      message,
      mend: 'If they are fallbacks, give each before the last a "limit", after which the next comes; "together": true shows them at once.',
    },
  ]
}
