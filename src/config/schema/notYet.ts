import { error, type Problem } from '../check/problem'

/** Presets that the design names and this version has no screens for. They are refused as any unknown one, but by their name. */
const planned: unknown[] = ['de', 'fr', 'kr', 'strict']

/** The problem in plainer words where what was asked for is still to come. */
export function sayNotYet(problem: Problem, input: unknown): Problem {
  const { path, message } = problem
  const isPlanned = path === 'fairness' && planned.includes((input as { fairness?: unknown } | null)?.fairness)
  return isPlanned ? error(path, `not supported yet; ${message}`) : problem
}
