import { isConfigObject } from '../check/isConfigObject'
import type { Problem } from '../check/problem'
import type { Condition, Config } from '../schema/schema'
import { allAsks, contradictionIn, type Guarded } from './asks'
import { asksOf, conditionsOf, listOf } from './clauses'
import { type Spot, spotAt, under, warning } from './finding'

const mend = 'Take one of the two out.'

/** Finds conditions that hold for nobody, since two of their asks exclude each other: alone, with the segment, or in one branch. */
export function lintContradictions(config: Config): Problem[] {
  const { rules = [], alerts = [], audience, segments = {} } = config
  const shared = [
    ...(audience ? [['audience', audience] as const] : []),
    ...Object.entries(segments).map(([id, condition]) => [`segments.${id}`, condition] as const),
  ]
  return [
    ...shared.flatMap(([path, condition]) => contradiction(path, contradictionIn(asksOf(condition)))),
    ...rules.flatMap((rule, index) => contradiction(`rules[${index}]`, ownContradiction(rule, config))),
    ...alerts.flatMap((alert, index) => contradiction(`alerts[${index}]`, ownContradiction(alert, config))),
    ...conditionsOf(config).flatMap(({ path, condition }) => branches(condition, spotAt(path))),
  ]
}

function contradiction(path: string, words: string | undefined): Problem[] {
  return words ? [warning(spotAt(path), `nobody can match it: ${words}`, mend)] : []
}

/** A contradiction in a rule or alert. One inside its segment is reported at the segment instead. */
function ownContradiction(guarded: Guarded, config: Config): string | undefined {
  const { segment } = guarded
  const inSegment = segment === undefined ? undefined : contradictionIn(asksOf(config.segments?.[segment] ?? {}))
  return inSegment ? undefined : contradictionIn(allAsks(guarded, config))
}

/** Contradictions inside branches of `$or`, `$nor` and `$not`, and inside `$elemMatch`. */
function branches(condition: unknown, spot: Spot): Problem[] {
  if (!isConfigObject(condition)) return []
  return Object.entries(condition).flatMap(([key, expected]) => {
    const inner = under(spot, key)
    if (key === '$and') return listOf(expected).flatMap((each, index) => branches(each, under(inner, index)))
    if (key === '$or' || key === '$nor')
      return listOf(expected).flatMap((each, index) => branch(each, under(inner, index)))
    if (key === '$not') return branch(expected, inner)
    return isConfigObject(expected) && isConfigObject(expected.$elemMatch)
      ? branch(expected.$elemMatch, under(inner, '$elemMatch'))
      : []
  })
}

function branch(condition: unknown, spot: Spot): Problem[] {
  if (!isConfigObject(condition)) return []
  const isItem = Object.keys(condition).every((key) => key.startsWith('$') && key !== '$and' && key !== '$or')
  const words = contradictionIn(asksOf((isItem ? { item: condition } : condition) as Condition))
  const own = words ? [warning(spot, `a part of it never holds: ${words}`, mend)] : []
  return [...own, ...branches(condition, spot)]
}
