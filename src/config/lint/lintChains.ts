import { at, type Problem } from '../check/problem'
import { fairnessOf } from '../schema/fairness'
import { presetOf } from '../schema/presetOf'
import type { Config, Rule } from '../schema/schema'

/** Finds chains (an offer's `then`) that the preset does not allow, that lead nowhere, or that would be longer than two offers. */
export function lintChains(config: Config): Problem[] {
  const { offers = {}, rules = [] } = config
  return Object.entries(offers).flatMap(([id, { then }]) => {
    if (then === undefined) return []
    const path = at(at('offers', id), 'then')
    const error = (message: string, mend: string, rule?: string): Problem[] => [
      { severity: 'error', path, message, mend, ...(rule && { rule }) },
    ]
    const leading = rules.filter((rule) => listsOf(rule).some((list) => list[0] === id))
    if (fairnessOf(config, {}).chained === 0) {
      const names = leading.map((rule) => `"${rule.id}"`).join(', ')
      const where = names ? `, so after ${names} the second is never shown` : ''
      const preset = presetOf(config, {})
      return error(
        `${then} would be a second screen of offers, and fairness "${preset}" allows one${where}`,
        'Take "then" out, or set "fairness": "relaxed", which is designed against no law.',
        'offers',
      )
    }
    if (then === id) return error('this very offer, again after it was declined', 'Name another offer.')
    if (offers[then]?.then !== undefined)
      return error(`${then} has a "then", too, and a chain is two offers long`, `Take it out of offers.${then}.`)
    const beside = leading.filter(({ together }) => together)
    return beside.map(({ id: rule }): Problem => {
      const message = `rule "${rule}" shows its offers side by side, and nothing comes after them`
      return { severity: 'warning', path, message, mend: 'Take "together" out of the rule, or "then" out here.' }
    })
  })
}

/** The lists of offers that a rule may show. */
function listsOf({ offers, experiment }: Rule): string[][] {
  return [offers, ...(experiment?.variations.map((arm) => arm.offers) ?? [])]
}
