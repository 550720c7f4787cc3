import { own } from '../../base/own'
import { isConfigObject } from '../check/isConfigObject'
import { type Problem, shown } from '../check/problem'
import type { Config } from '../schema/schema'

import { failure, warning } from './finding'
import { isStrange, type Known, lookUp } from './known'
import { meantOf } from './meantWords'
import { didYouMean } from './nearest'
import { type Operand, operandsOf } from './operands'
import { situationOf } from './situationOf'

type Check = (operand: Operand, known: Known, config: Config) => Problem[]

/** Finds operators with a value they can't work with, and list operators on attributes that are no lists. */
export function lintOperands(config: Config): Problem[] {
  const situation = situationOf(config)
  return operandsOf(config).flatMap((operand) => {
    const { operator = '' } = operand
    const found = lookUp(operand.attribute, situation)
    const known: Known = isStrange(found) ? { kind: 'anything' } : found
    return own(checks, operator)?.(operand, known, config) ?? []
  })
}

const takesList: Check = ({ attribute, operator, expected, spot }) => {
  if (!Array.isArray(expected)) {
    const message = `${attribute} ${operator} takes a list, not ${shown(expected)}, and holds for nobody`
    return [failure(spot, message, `Write [${shown(expected)}].`)]
  }
  if (expected.length) return []
  const holds = operator === '$nin' || operator === '$nini' ? 'everyone' : 'nobody'
  return [warning(spot, `${attribute} ${operator} of nothing holds for ${holds}`, 'Name values, or take it out.')]
}

const takesAll: Check = (operand, known) => {
  const { attribute, operator, expected, spot } = operand
  const problems = listOnly(operand, known, {} as Config)
  if (Array.isArray(expected) && !expected.length) {
    const message = `${attribute} ${operator} of nothing holds for every list`
    return [...problems, warning(spot, message, 'Name values, or take it out.')]
  }
  return Array.isArray(expected) ? problems : [...problems, ...takesList(operand, known, {} as Config)]
}

/** For operators that look into a list: the attribute must be one, or the operator never holds. */
const listOnly: Check = ({ attribute, operator, spot }, { kind }) => {
  if (kind === 'list' || kind === 'anything') return []
  const message = `${attribute} is no list, so ${operator} holds for nobody`
  return [failure(spot, message, 'Ask of its value: { "$in": […] }.')]
}

const takesYesOrNo: Check = ({ attribute, expected, spot }) => {
  if (typeof expected === 'boolean') return []
  const message = `${attribute} $exists takes true or false, and reads ${shown(expected)} as ${Boolean(expected)}`
  return [warning(spot, message, 'Write true or false, without quotes.')]
}

const types = ['string', 'number', 'boolean', 'object', 'array', 'null']

const takesType: Check = ({ attribute, expected, spot }) => {
  if (types.includes(expected as string)) return []
  const message = `${attribute} $type ${shown(expected)} holds for nobody: there is no such type`
  return [failure(spot, message, didYouMean(meantType(`${expected}`), types))]
}

const otherTypes: Record<string, string> = {
  text: 'string',
  integer: 'number',
  int: 'number',
  bool: 'boolean',
  list: 'array',
}

function meantType(word: string): string | undefined {
  return own(otherTypes, word) ?? meantOf(word, types)
}

const takesGroup: Check = ({ attribute, operator, expected, spot }, _known, { savedGroups = {} }) => {
  if (typeof expected === 'string' && Object.hasOwn(savedGroups, expected)) return []
  const groups = Object.keys(savedGroups)
  const holds = operator === '$inGroup' ? 'nobody' : 'everyone'
  const message = `savedGroups has no ${shown(expected)}, so ${attribute} ${operator} holds for ${holds}`
  return [
    failure(
      spot,
      message,
      groups.length ? didYouMean(meantOf(`${expected}`, groups), groups) : 'Add it to "savedGroups".',
    ),
  ]
}

const takesCount: Check = (operand, known, config) => {
  const { attribute, expected, spot } = operand
  if (isConfigObject(expected) || typeof expected === 'number') return listOnly(operand, known, config)
  const message = `${attribute} $size takes a number or operators, not ${shown(expected)}`
  return [failure(spot, message, 'Write a number without quotes.')]
}

const takesCondition: Check = (operand, known, config) => {
  const { attribute, expected, spot } = operand
  if (isConfigObject(expected)) return listOnly(operand, known, config)
  const message = `${attribute} $elemMatch takes operators or a condition, not ${shown(expected)}`
  return [failure(spot, message, `Write { "$eq": ${shown(expected)} }.`)]
}

const comparesOne: Check = ({ attribute, operator, expected, spot }) => {
  if (typeof expected !== 'object' || expected === null) return []
  const message = `${attribute} ${operator} compares with one value, and ${shown(expected)} is none, so it holds for nobody`
  return [
    failure(
      spot,
      message,
      Array.isArray(expected) ? 'Did you mean $in? It takes a list.' : 'Write a text or a number.',
    ),
  ]
}

const checks: Record<string, Check> = {
  $in: takesList,
  $nin: takesList,
  $ini: takesList,
  $nini: takesList,
  $all: takesAll,
  $alli: takesAll,
  $exists: takesYesOrNo,
  $type: takesType,
  $inGroup: takesGroup,
  $notInGroup: takesGroup,
  $size: takesCount,
  $elemMatch: takesCondition,
  ...Object.fromEntries(['$eq', '$lt', '$lte', '$gt', '$gte'].map((name) => [name, comparesOne])),
}
