import { own } from '../../base/own'
import { nearestOf } from './nearest'

/** Operators of other languages, by ours. */
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
  $and: ['$&&', '$every'],
  $or: ['$||', '$either'],
}

/** The operator that goes by this name in another language, or in another case. */
export function operatorNamed(name: string, known: readonly string[]): string | undefined {
  const plain = name.toLowerCase()
  return known.find(
    (each) => each.toLowerCase() === plain || own(otherNames, each)?.some((other) => other.toLowerCase() === plain),
  )
}

/** Which of the known operators was likely meant: by another language's name, or by a slip. */
export function meantOperator(name: string, known: readonly string[]): string | undefined {
  const long = known.filter((each) => each.length > 3)
  return operatorNamed(name, known) ?? (name.length > 4 ? nearestOf(name, long) : undefined)
}
