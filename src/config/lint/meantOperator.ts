import { own } from '../../base/own'
import { isConfigObject } from '../check/isConfigObject'
import { joinNames } from '../schema/operators'
import { nearestOf } from './nearest'

/** Names that other query languages have for our operators. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  $eq: ['$equals', '$equal', '$is', '$==', '$='],
  $ne: ['$neq', '$not_equals', '$notEquals', '$isNot', '$!=', '$<>'],
  $gt: ['$>', '$greater', '$greaterThan', '$above', '$after', '$more'],
  $gte: ['$>=', '$ge', '$min', '$least', '$greaterThanOrEqual', '$between', '$betwen', '$range'],
  $lt: ['$<', '$less', '$lessThan', '$below', '$before'],
  $lte: ['$<=', '$le', '$max', '$most', '$lessThanOrEqual'],
  $in: ['$oneOf', '$anyOf', '$includes', '$any'],
  $nin: ['$notIn', '$noneOf', '$none', '$not_in'],
  $regex: ['$like', '$match', '$matches', '$pattern', '$contains', '$startsWith', '$endsWith', '$regexp'],
  $regexi: ['$ilike', '$icontains'],
  $exists: ['$exist', '$isset', '$present', '$defined', '$isNull', '$notNull'],
  $size: ['$length', '$count'],
  $elemMatch: ['$some', '$element'],
  $and: ['$&&', '$every', '$all', '$allOf'],
  $or: ['$||', '$either', '$any', '$anyOf', '$some', '$oneOf'],
}

/** The operator with this name in another query language, or in other case. */
export function operatorNamed(name: string, known: readonly string[]): string | undefined {
  const plain = name.toLowerCase()
  return known.find(
    (each) => each.toLowerCase() === plain || own(otherNames, each)?.some((other) => other.toLowerCase() === plain),
  )
}

/** The operator that was likely meant: by its name in another query language, or by a misspelling. */
export function meantOperator(name: string, known: readonly string[]): string | undefined {
  const long = known.filter((each) => each.length > 3)
  return operatorNamed(name, known) ?? (name.length > 4 ? nearestOf(name, long) : undefined)
}

/** The join that was meant by a key which lacks its `$`, such as `or`; undefined where the key is an attribute. */
export function bareJoin(key: string, expected: unknown): string | undefined {
  const isJoining = Array.isArray(expected) || isConfigObject(expected)
  return isJoining && !key.includes('.') ? operatorNamed(`$${key}`, joinNames) : undefined
}
