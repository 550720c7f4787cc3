import { error, type Problem } from './problem'

/** What the design has and this version does not do, by path. It is refused as any unknown thing, but by its name. */
const planned = /^(layout|steps|survey\.questions|rules\[\d+\]\.on|offers\.[^.]+\.with)$/
const plannedPresets: unknown[] = ['de', 'fr', 'kr', 'strict']

/** The problem in plainer words where what was asked for is still to come. */
export function sayNotYet(problem: Problem, input: unknown): Problem {
  const { path } = problem
  const fairness = (input as { fairness?: unknown } | null)?.fairness
  const isPlanned = planned.test(path) || (path === 'fairness' && plannedPresets.includes(fairness))
  return isPlanned ? error(path, `not supported yet; ${problem.message}`) : problem
}
