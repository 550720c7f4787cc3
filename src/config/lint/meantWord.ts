import type { Problem } from '../check/problem'
import { meantOf } from './meantWords'
import { didYouMean } from './nearest'

/** Adds to a problem about an unknown word which one was likely meant, or says that the config has nothing to name there. */
export function meantWord(problem: Problem, input: unknown): Problem {
  if (problem.mend) return problem
  const [, list, got] = /^expected (?:one of |string in )(.+), got (.*)$/s.exec(problem.message) ?? []
  if (list === undefined || got === undefined) return problem
  if (list === 'nothing') return noneToName(problem, got, input)
  const words = list.split(/, |\|/)
  const meant = meantOf(got.replace(/^"|"$/g, ''), words)
  return meant ? { ...problem, mend: didYouMean(`"${meant}"`, words) } : problem
}

/** The problem where a name leads to offers or segments, and the config has none at all. */
function noneToName(problem: Problem, got: string, input: unknown): Problem {
  const what = problem.path.endsWith('.segment') ? 'segments' : 'offers'
  const isMissing = Object(input)[what] === undefined
  const message = `${got} names one of the config's ${what}, and it has ${isMissing ? `no "${what}"` : `none`}`
  return { ...problem, message, mend: `Add it to "${what}", or take it out here.` }
}
