import type { Problem } from '../check/problem'
import { presetsOf } from '../schema/presetOf'
import type { Config } from '../schema/schema'

type Lint = (config: Config) => Problem[]

/**
 * Runs a lint under each preset that the config names. What is a problem under all of them is one, as mildly as any of them has it:
 * an offer that is never shown in one country is there for the others.
 */
export const underEachPreset =
  (lint: Lint): Lint =>
  (config) => {
    const found = presetsOf(config).map((fairness) => lint({ ...config, fairness }))
    const [first = [], ...others] = found
    const isAt = (path: string) => (problem: Problem) => problem.path === path
    return first
      .filter(({ path }) => others.every((problems) => problems.some(isAt(path))))
      .map((problem) => {
        const same = found.flatMap((problems) => problems.filter(isAt(problem.path)))
        return problem.severity === 'warning'
          ? problem
          : (same.find(({ severity }) => severity === 'warning') ?? problem)
      })
  }
