import { isConfigObject } from '../check/isConfigObject'
import { type Problem, shown } from '../check/problem'
import { longestText } from '../schema/longestText'
import { joinNames, operatorNames } from '../schema/operators'
import type { Config } from '../schema/schema'
import { conditionsOf, isOperators, listOf } from './clauses'
import { failure, type Spot, spotAt, under, warning } from './finding'
import { type Known, leadsNowhere, lookUp } from './known'
import { bareJoin, meantOperator, operatorNamed } from './meantOperator'
import { ofMissing, speaksOfMissing } from './ofMissing'
import { situationOf } from './situationOf'

/** Most attributes hold texts below this length. A pattern that is not tried on those deserves a warning. */
const ORDINARY_LENGTH = 200

/** Finds unknown operators, patterns that may be slow, and comparisons that hold where the attribute is missing. */
export function lintConditions(config: Config): Problem[] {
  const reading = { situation: situationOf(config), isNegated: false }
  return conditionsOf(config).flatMap(({ path, condition }) => lintCondition(condition, spotAt(path), reading))
}

/** What a condition can read, and whether it stands where it must not hold. */
interface Reading {
  situation: Known
  isNegated: boolean
}

function lintCondition(condition: unknown, spot: Spot, reading: Reading): Problem[] {
  if (!isConfigObject(condition)) return [failure(spot, `a condition is expected, not ${shown(condition)}`)]
  const negated = { ...reading, isNegated: !reading.isNegated }
  return Object.entries(condition).flatMap(([key, expected]) => {
    const inner = under(spot, key)
    if (key === '$not') return lintCondition(expected, inner, negated)
    if (!joinNames.includes(key)) return lintEntry(key, expected, inner, reading)
    if (!Array.isArray(expected)) return [failure(inner, `${key} takes a list of conditions, not ${shown(expected)}`)]
    if (!expected.length) return [emptyJoin(key, inner)]
    const within = key === '$nor' ? negated : reading
    return expected.flatMap((each, index) => lintCondition(each, under(inner, index), within))
  })
}

function emptyJoin(key: string, spot: Spot): Problem {
  const holds = key === '$nor' ? 'nobody' : 'everyone'
  return warning(spot, `${key} of nothing holds for ${holds}`, 'Name conditions, or take it out.')
}

/** Checks a key that is no join: an attribute, an operator in an attribute's place, or a join without its `$`. */
function lintEntry(key: string, expected: unknown, spot: Spot, reading: Reading): Problem[] {
  if (key.startsWith('$')) return [unknownOperator(key, joinNames, spot)]
  const bare = bareJoin(key, expected)
  if (bare) {
    const message = `"${key}" is read as an attribute, which everyone lacks`
    return [failure(spot, message, `Did you mean ${bare}? Operators begin with $.`)]
  }
  const problems = lintValue(key, expected, spot)
  // One cause at a time: what is mended for that may hold for others then.
  return problems.length > 0 ? problems : lintMissing({ attribute: key, spot }, expected, reading)
}

function lintValue(attribute: string, expected: unknown, spot: Spot): Problem[] {
  if (isOperators(expected))
    return Object.entries(expected).flatMap(([name, each]) => lintOperator(attribute, name, each, under(spot, name)))
  if (!isConfigObject(expected)) return []
  const slips = Object.keys(expected).filter((key) => key.startsWith('$'))
  if (slips.length) {
    const message = `${attribute} must equal an object that holds ${slips.join(', ')}; beside other keys these are no operators`
    return [warning(spot, message, 'Put the operators into an object of their own.')]
  }
  return Object.keys(expected).flatMap((key) => {
    const meant = operatorNamed(`$${key}`, operatorNames)
    if (!meant) return []
    const message = `${attribute} must equal an object that holds "${key}", which is no operator`
    return [failure(under(spot, key), message, `Did you mean ${meant}? Operators begin with $.`)]
  })
}

interface Asked {
  attribute: string
  spot: Spot
}

/** A warning where a condition comes true because an attribute is missing, and does not speak of that. */
function lintMissing({ attribute, spot }: Asked, expected: unknown, { situation, isNegated }: Reading): Problem[] {
  if (ofMissing(expected) === isNegated || speaksOfMissing(expected)) return []
  // For a path that leads nowhere lintLiterals reports that, so this is not said as well.
  if (leadsNowhere(lookUp(attribute, situation))) return []
  const [[operator, operand] = []] = isOperators(expected) ? Object.entries(expected) : []
  const asked = `${attribute} ${operator ?? 'is'} ${shown(operator ? operand : expected)}`
  const where = operator ? under(spot, operator) : spot
  if (isNegated) {
    const message = `${asked} does not hold where ${attribute} is missing, so what negates it does`
    return [warning(where, message, `Put "${attribute}": { "$exists": true } beside what negates it.`)]
  }
  const mend = operator ? `Put "$exists": true beside ${operator}.` : `Write { "$eq": ${shown(expected)} }.`
  return [warning(where, `${asked} may hold where ${attribute} is missing`, mend)]
}

function lintOperator(attribute: string, name: string, expected: unknown, spot: Spot): Problem[] {
  if (!operatorNames.includes(name)) return [unknownOperator(name, operatorNames, spot)]
  if (name.startsWith('$regex')) return lintPattern(expected, attribute, spot)
  if (name === '$not' || name === '$size') return lintValue(attribute, expected, spot)
  if (name === '$elemMatch' && isConfigObject(expected)) {
    // Inside $elemMatch attributes belong to an item, and these checks need not know them.
    const item: Reading = { situation: { kind: 'anything' }, isNegated: false }
    return isOperators(expected) ? lintValue(attribute, expected, spot) : lintCondition(expected, spot, item)
  }
  if (name.startsWith('$all'))
    return listOf(expected).flatMap((each, index) => lintValue(attribute, each, under(spot, index)))
  return []
}

function lintPattern(pattern: unknown, attribute: string, spot: Spot): Problem[] {
  if (typeof pattern !== 'string' || !compiles(pattern)) {
    return [failure(spot, `${attribute}: ${shown(pattern)} is no regular expression, so it never matches`)]
  }
  const longest = longestText(pattern)
  if (longest >= ORDINARY_LENGTH) return []
  const simpler = 'Take the quantifier off the group, or test for less.'
  if (longest < 1)
    return [failure(spot, `${attribute}: ${shown(pattern)} may take for ever, so it is never tried`, simpler)]
  const reach = `is tried on texts of at most ${Math.floor(longest)} characters, for it may be slow on longer ones`
  return [warning(spot, `${attribute}: ${shown(pattern)} ${reach}`, 'Use fewer of * + ? and ( ).')]
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern)
    return true
  } catch {
    return false
  }
}

function unknownOperator(name: string, known: string[], spot: Spot): Problem {
  const meant = meantOperator(name, known)
  const mend = `${meant ? `Did you mean ${meant}? ` : ''}Known here: ${known.join(' ')}.`
  return failure(spot, `${name} is no operator here, so what it guards is skipped`, mend)
}
