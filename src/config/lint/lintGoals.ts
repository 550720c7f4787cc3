import type { Problem } from '../check/problem'
import { goalPeriod } from '../schema/goalPeriod'
import type { Config } from '../schema/schema'
import { spotAt, under, warning } from './finding'

/** Finds retention goals that the report cannot read: those that are named after no period. */
export function lintGoals({ retentionGoals = {} }: Config): Problem[] {
  return Object.keys(retentionGoals)
    .filter((name) => !goalPeriod(name))
    .map((name) =>
      warning(
        under(spotAt('retentionGoals'), name),
        `expected a year, quarter or month such as 2026, 2026-Q4 or 2026-11, got ${name}; the report leaves this goal out`,
        'Name the goal after its period.',
      ),
    )
}
