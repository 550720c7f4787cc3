import type { Problem } from '../check/problem'
import type { Config } from '../schema/schema'

/** How far the sum of weights may be from 1. Beyond that, decide gives each arm the same weight. */
const TOLERANCE = 0.01

/** Finds weights that decide will not use as written, and experiments that share an id and so their arms. */
export function lintExperiments({ rules = [] }: Config): Problem[] {
  const firstRule = new Map<string, string>()
  return rules.flatMap(({ id, experiment }, index): Problem[] => {
    if (!experiment) return []
    const path = `rules[${index}].experiment`
    const earlier = firstRule.get(experiment.id)
    firstRule.set(experiment.id, earlier ?? id)
    return [
      ...lintWeights(experiment.variations, `${path}.variations`),
      ...(earlier ? [shared(experiment.id, earlier, path)] : []),
    ]
  })
}

function lintWeights(variations: { weight: number }[], path: string): Problem[] {
  const sum = variations.reduce((total, { weight }) => total + weight, 0)
  if (Math.abs(sum - 1) <= TOLERANCE) return []
  const message = `weights must add up to 1, these to ${Number(sum.toFixed(4))}; every variation would get the same share`
  return [{ severity: 'error', path, message, mend: 'Make the weights add up to 1.' }]
}

function shared(id: string, earlier: string, path: string): Problem {
  const message = `"${id}" is the experiment of ${earlier} too: the same customers would get the same arm in both`
  return { severity: 'error', path: `${path}.id`, message, mend: 'Give each experiment an id of its own.' }
}
