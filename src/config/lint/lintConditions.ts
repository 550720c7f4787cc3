import { isConfigObject } from '../check/isConfigObject'
import { type Problem, shown } from '../check/problem'
import { longestText } from '../schema/longestText'
import { holdsWhenMissing, joinNames, operatorNames } from '../schema/operators'
import type { Config } from '../schema/schema'
import { conditionsOf, isOperators, listOf } from './clauses'
import { failure, type Spot, spotAt, under, warning } from './finding'
import { type Known, leadsNowhere, lookUp } from './known'
import { meantOperator, operatorNamed } from './meantOperator'
import { situationOf } from './situationOf'

/** Most attributes hold texts below this length. A pattern that is not tried on those deserves a warning. */
const ORDINARY_LENGTH = 200

/** Finds unknown operators, patterns that may be slow, and comparisons that hold where the attribute is missing. */
export function lintConditions(config: Config): Problem[] {
  const situation = situationOf(config)
  return conditionsOf(config).flatMap(({ path, condition }) => lintCondition(condition, spotAt(path), situation))
}

function lintCondition(condition: unknown, spot: Spot, situation: Known): Problem[] {
  if (!isConfigObject(condition)) return [failure(spot, `a condition is expected, not ${shown(condition)}`)]
  return Object.entries(condition).flatMap(([key, expected]) => {
    const inner = under(spot, key)
    if (key === '$not') return lintCondition(expected, inner, situation)
    if (!joinNames.includes(key)) return lintEntry(key, expected, inner, situation)
    if (!Array.isArray(expected)) return [failure(inner, `${key} takes a list of conditions, not ${shown(expected)}`)]
    if (!expected.length) return [emptyJoin(key, inner)]
    return expected.flatMap((each, index) => lintCondition(each, under(inner, index), situation))
  })
}

function emptyJoin(key: string, spot: Spot): Problem {
  const holds = key === '$nor' ? 'nobody' : 'everyone'
  return warning(spot, `${key} of nothing holds for ${holds}`, 'Name conditions, or take it out.')
}

/** Checks a key that is no join: an attribute, an operator in an attribute's place, or a join without its `$`. */
function lintEntry(key: string, expected: unknown, spot: Spot, situation: Known): Problem[] {
  if (key.startsWith('$')) return [unknownOperator(key, joinNames, spot)]
  const bare = operatorNamed(`$${key}`, joinNames)
  if (!key.includes('.') && bare && (Array.isArray(expected) || isConfigObject(expected))) {
    const message = `"${key}" is read as an attribute, which everyone lacks`
    return [failure(spot, message, `Did you mean ${bare}? Operators begin with $.`)]
  }
  return lintValue(key, expected, spot, situation)
}

function lintValue(attribute: string, expected: unknown, spot: Spot, situation: Known): Problem[] {
  if (isOperators(expected)) {
    return Object.entries(expected).flatMap(([name, each]) =>
      lintOperator({ attribute, name, spot: under(spot, name), situation }, each, expected),
    )
  }
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

interface Place {
  attribute: string
  name: string
  spot: Spot
  situation: Known
}

function lintOperator({ attribute, name, spot, situation }: Place, expected: unknown, beside: object): Problem[] {
  if (!operatorNames.includes(name)) return [unknownOperator(name, operatorNames, spot)]
  const problems = name.startsWith('$regex') ? lintPattern(expected, attribute, spot) : []
  const isGuarded = '$exists' in beside || '$type' in beside
  // For a path that leads nowhere lintLiterals reports that, so this is not said as well.
  if (holdsWhenMissing.includes(name) && !isGuarded && !leadsNowhere(lookUp(attribute, situation))) {
    const mend = `Put "$exists": true beside ${name}.`
    const message = `${attribute} ${name} ${shown(expected)} may hold where ${attribute} is missing`
    return [...problems, warning(spot, message, mend)]
  }
  if (name === '$not' || name === '$size') return lintValue(attribute, expected, spot, situation)
  if (name === '$elemMatch' && isConfigObject(expected)) {
    // Inside $elemMatch attributes belong to an item, and these checks need not know them.
    const item: Known = { kind: 'anything' }
    return isOperators(expected) ? lintValue(attribute, expected, spot, item) : lintCondition(expected, spot, item)
  }
  if (name.startsWith('$all'))
    return listOf(expected).flatMap((each, index) => lintValue(attribute, each, under(spot, index), situation))
  return problems
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
