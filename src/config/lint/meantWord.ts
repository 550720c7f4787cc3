import type { Problem } from '../check/problem'
import { meantOf } from './meantWords'
import { didYouMean } from './nearest'

/** A problem of an unknown word with the word that was likely meant, and plainer where there is none to name at all. */
export function meantWord(problem: Problem, input: unknown): Problem {
  if (problem.mend) return problem
  const [, list, got] = /^expected (?:one of |string in )(.+), got (.*)$/s.exec(problem.message) ?? []
  if (list === undefined || got === undefined) return problem
  if (list === 'nothing') return noneToName(problem, got, input)
  const words = list.split(/, |\|/)
  const meant = meantOf(got.replace(/^"|"$/g, ''), words)
  return meant ? { ...problem, mend: didYouMean(`"${meant}"`, words) } : problem
}

/** Where the config has no offers, or no segments, at all. */
function noneToName(problem: Problem, got: string, input: unknown): Problem {
  const what = problem.path.endsWith('.segment') ? 'segments' : 'offers'
  const isMissing = Object(input)[what] === undefined
  const message = `${got} names one of the config's ${what}, and it has ${isMissing ? `no "${what}"` : `none`}`
  return { ...problem, message, mend: `Add it to "${what}", or take it out here.` }
}
