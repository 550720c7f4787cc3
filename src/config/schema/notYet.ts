import { error, type Problem } from '../check/problem'

/** Fairness presets that are planned. They are refused as unknown ones are, with a message that says so. */
const planned: unknown[] = ['de', 'fr', 'kr', 'strict']

/** Says `not supported yet` in a problem about a planned preset; leaves other problems as they are. */
export function sayNotYet(problem: Problem, input: unknown): Problem {
  const { path, message } = problem
  const isPlanned = path === 'fairness' && planned.includes((input as { fairness?: unknown } | null)?.fairness)
  return isPlanned ? error(path, `not supported yet; ${message}`) : problem
}
