import { isConfigObject } from '../check/isConfigObject'
import { at } from '../check/problem'
import type { Config } from '../schema/schema'
import { conditionsOf, isOperators, listOf } from './clauses'
import { type Spot, spotAt, under } from './finding'
import { bareJoin } from './meantOperator'

/** One operator on one attribute, anywhere in a condition, with its value. */
export interface Operand {
  /** The attribute's path; `[]` stands for any item of a list, as in `history.offers[].status`. */
  attribute: string
  /** Undefined where the attribute must equal a value. */
  operator: string | undefined
  expected: unknown
  /** The place of the operator, or of the value to equal. */
  spot: Spot
  /** The place of the attribute's name. */
  named: Spot
}

/** All operands of all conditions of a config, also those under joins, `$not`, `$elemMatch`, `$all` and `$size`. */
export function operandsOf(config: Config): Operand[] {
  return conditionsOf(config).flatMap(({ path, condition }) => operandsIn(condition, spotAt(path)))
}

/** All operands of one condition. `prefix` comes before each attribute, such as `history.offers[].`. */
export function operandsIn(condition: unknown, spot: Spot, prefix = ''): Operand[] {
  if (!isConfigObject(condition)) return []
  return Object.entries(condition).flatMap(([key, expected]) => {
    const inner = under(spot, key)
    if (key === '$not') return operandsIn(expected, inner, prefix)
    if (['$and', '$or', '$nor'].includes(key))
      return listOf(expected).flatMap((each, index) => operandsIn(each, under(inner, index), prefix))
    // A key that was meant as an operator is no attribute: lintConditions names it.
    return key.startsWith('$') || bareJoin(key, expected)
      ? []
      : operandsUnder({ attribute: prefix + key, named: inner }, expected, inner)
  })
}

type Asked = Pick<Operand, 'attribute' | 'named'>

function operandsUnder(asked: Asked, expected: unknown, spot: Spot): Operand[] {
  if (!isOperators(expected)) return [{ ...asked, operator: undefined, expected, spot }]
  return Object.entries(expected).flatMap(([operator, each]) => {
    const inner = under(spot, operator)
    return [{ ...asked, operator, expected: each, spot: inner }, ...operandsWithin(asked, operator, each, inner)]
  })
}

/** The operands inside an operator that takes conditions or other operators. */
function operandsWithin({ attribute, named }: Asked, operator: string, expected: unknown, spot: Spot): Operand[] {
  const item = { attribute: `${attribute}[]`, named }
  switch (operator) {
    case '$not':
      return operandsUnder({ attribute, named }, expected, spot)
    case '$size':
      return operandsUnder({ attribute: `${attribute}.length`, named }, expected, spot)
    case '$elemMatch':
      return isOperators(expected) ? operandsUnder(item, expected, spot) : operandsIn(expected, spot, `${attribute}[].`)
    case '$all':
      return listOf(expected).flatMap((each, index) => operandsUnder(item, each, under(spot, index)))
    case '$alli':
      return listOf(expected).flatMap((each, index) => {
        const isText = typeof each === 'string'
        const inner = under(spot, index)
        return isText
          ? [{ ...item, operator: '$ini', expected: [each], spot: inner }]
          : operandsUnder(item, each, inner)
      })
    default:
      return []
  }
}

/** One value that an attribute is compared with. */
export interface Literal {
  value: unknown
  spot: Spot
}

const listOperators = ['$in', '$nin', '$ini', '$nini']
const groupOperators = ['$inGroup', '$notInGroup']
const comparing = ['$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$regex', '$regexi', '$type']

/** The values that an operand compares with, one by one: those of a list or a saved group, else the one value. */
export function literalsOf({ operator, expected, spot }: Operand, { savedGroups = {} }: Config): Literal[] {
  if (operator === undefined || comparing.includes(operator)) return [{ value: expected, spot }]
  if (listOperators.includes(operator))
    return listOf(expected).map((value, index) => ({ value, spot: under(spot, index) }))
  if (!groupOperators.includes(operator) || !Object.hasOwn(savedGroups, `${expected}`)) return []
  const group = spotAt(at('savedGroups', `${expected}`))
  return listOf(savedGroups[`${expected}`]).map((value, index) => ({ value, spot: under(group, index) }))
}
