import { isConfigObject } from '../check/isConfigObject'
import type { Condition } from '../schema/schema'
import { listOf } from './clauses'
import { ofMissing } from './ofMissing'

/** Whether a condition holds where everything under `root` is missing; undefined where that depends on other attributes. */
export function verdictWithout(root: string, condition: Condition): boolean | undefined {
  return all(
    Object.entries(condition).map(([key, expected]) => {
      const each = () =>
        listOf(expected).map((inner) => (isConfigObject(inner) ? verdictWithout(root, inner) : undefined))
      if (key === '$and') return all(each())
      if (key === '$or') return listOf(expected).length ? not(all(each().map(not))) : true
      if (key === '$nor') return all(each().map(not))
      if (key === '$not') return isConfigObject(expected) ? not(verdictWithout(root, expected)) : undefined
      return key === root || key.startsWith(`${root}.`) ? ofMissing(expected) : undefined
    }),
  )
}

function all(verdicts: (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(false)) return false
  return verdicts.includes(undefined) ? undefined : true
}

function not(verdict: boolean | undefined): boolean | undefined {
  return verdict === undefined ? undefined : !verdict
}
