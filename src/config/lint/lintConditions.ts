import { longestText } from '../longestText'
import { holdsWhenMissing, joinNames, operatorNames } from '../operators'
import { type Problem, shown } from '../problem'
import type { Config } from '../schema'
import { conditionsOf, isObject, isOperators, listOf } from './clauses'

/** Shorter texts are what most attributes hold; a pattern that is not tried on them surprises. */
const ORDINARY_LENGTH = 200

/** Operators that nobody knows, patterns that may hang, and comparisons that hold for whoever lacks the attribute. */
export function lintConditions(config: Config): Problem[] {
  return conditionsOf(config).flatMap(({ path, condition }) => lintCondition(condition, path))
}

function lintCondition(condition: unknown, path: string): Problem[] {
  if (!isObject(condition)) return [error(path, `a condition is expected, not ${shown(condition)}`)]
  return Object.entries(condition).flatMap(([key, expected]) => {
    if (!key.startsWith('$')) return lintValue(key, expected, path)
    if (key === '$not') return lintCondition(expected, path)
    if (!joinNames.includes(key)) return [unknownOperator(key, joinNames, path)]
    if (!Array.isArray(expected)) return [error(path, `${key} takes a list of conditions, not ${shown(expected)}`)]
    return expected.flatMap((each) => lintCondition(each, path))
  })
}

function lintValue(attribute: string, expected: unknown, path: string): Problem[] {
  if (isOperators(expected)) {
    return Object.entries(expected).flatMap(([name, each]) => lintOperator({ attribute, name, path }, each, expected))
  }
  const slips = isObject(expected) ? Object.keys(expected).filter((key) => key.startsWith('$')) : []
  if (!slips.length) return []
  const message = `${attribute} must equal an object that holds ${slips.join(', ')}; beside other keys these are no operators`
  return [warning(path, message, 'Put the operators into an object of their own.')]
}

interface Place {
  attribute: string
  name: string
  path: string
}

function lintOperator({ attribute, name, path }: Place, expected: unknown, beside: object): Problem[] {
  if (!operatorNames.includes(name)) return [unknownOperator(name, operatorNames, path)]
  const problems = name.startsWith('$regex') ? lintPattern(expected, attribute, path) : []
  const isGuarded = '$exists' in beside || '$type' in beside
  if (holdsWhenMissing.includes(name) && !isGuarded) {
    const mend = `Put "$exists": true beside ${name}.`
    return [
      ...problems,
      warning(path, `${attribute} ${name} ${shown(expected)} may hold where ${attribute} is missing`, mend),
    ]
  }
  if (name === '$not' || name === '$size') return lintValue(attribute, expected, path)
  if (name === '$elemMatch')
    return isOperators(expected) ? lintValue(attribute, expected, path) : lintCondition(expected, path)
  if (name.startsWith('$all')) return listOf(expected).flatMap((each) => lintValue(attribute, each, path))
  return problems
}

function lintPattern(pattern: unknown, attribute: string, path: string): Problem[] {
  if (typeof pattern !== 'string' || !compiles(pattern)) {
    return [error(path, `${attribute}: ${shown(pattern)} is no regular expression, so it never matches`)]
  }
  const longest = longestText(pattern)
  if (longest >= ORDINARY_LENGTH) return []
  const simpler = 'Take the quantifier off the group, or test for less.'
  if (longest < 1)
    return [error(path, `${attribute}: ${shown(pattern)} may take for ever, so it is never tried`, simpler)]
  const reach = `is tried on texts of at most ${Math.floor(longest)} characters, for it may be slow on longer ones`
  return [warning(path, `${attribute}: ${shown(pattern)} ${reach}`, 'Use fewer of * + ? and ( ).')]
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern)
    return true
  } catch {
    return false
  }
}

function unknownOperator(name: string, known: string[], path: string): Problem {
  return error(path, `${name} is no operator here, so what it guards is skipped`, `Known here: ${known.join(' ')}.`)
}

function error(path: string, message: string, mend?: string): Problem {
  return { severity: 'error', path, message, ...(mend && { mend }) }
}

function warning(path: string, message: string, mend: string): Problem {
  return { severity: 'warning', path, message, mend }
}
