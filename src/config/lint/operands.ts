import { isConfigObject } from '../check/isConfigObject'
import { at } from '../check/problem'
import type { Config } from '../schema/schema'
import { conditionsOf, isOperators, listOf } from './clauses'
import { type Spot, spotAt, under } from './finding'

/** What one operator compares one attribute with, anywhere in a condition. */
export interface Operand {
  /** Dotted; `[]` stands for any item of a list, as in `history.offers[].status`. */
  attribute: string
  /** Undefined for a value to equal. */
  operator: string | undefined
  expected: unknown
  /** Where the operator is, or the value to equal. */
  spot: Spot
  /** Where the attribute's name is. */
  named: Spot
}

/** Every operand of every condition of the config: under joins, `$not`, `$elemMatch`, `$all` and `$size` as well. */
export function operandsOf(config: Config): Operand[] {
  return conditionsOf(config).flatMap(({ path, condition }) => operandsIn(condition, spotAt(path)))
}

/** Every operand of one condition; `prefix` is what its attributes are attributes of. */
export function operandsIn(condition: unknown, spot: Spot, prefix = ''): Operand[] {
  if (!isConfigObject(condition)) return []
  return Object.entries(condition).flatMap(([key, expected]) => {
    const inner = under(spot, key)
    if (key === '$not') return operandsIn(expected, inner, prefix)
    if (['$and', '$or', '$nor'].includes(key))
      return listOf(expected).flatMap((each, index) => operandsIn(each, under(inner, index), prefix))
    return key.startsWith('$') ? [] : operandsUnder({ attribute: prefix + key, named: inner }, expected, inner)
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

/** What stands inside an operator that takes more than a literal. */
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

/** The values that an operand compares its attribute with: those of a list, or of a saved group, one by one. */
export function literalsOf({ operator, expected, spot }: Operand, { savedGroups = {} }: Config): Literal[] {
  if (operator === undefined || comparing.includes(operator)) return [{ value: expected, spot }]
  if (listOperators.includes(operator))
    return listOf(expected).map((value, index) => ({ value, spot: under(spot, index) }))
  if (!groupOperators.includes(operator) || !Object.hasOwn(savedGroups, `${expected}`)) return []
  const group = spotAt(at('savedGroups', `${expected}`))
  return listOf(savedGroups[`${expected}`]).map((value, index) => ({ value, spot: under(group, index) }))
}
