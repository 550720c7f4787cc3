import { sortableVersion } from '../../base/sortableVersion'
import { longestText } from '../schema/longestText'
import { isOperators, listOf } from './clauses'

/**
 * Whether what a condition asks of an attribute, operators or a value to equal, holds where the attribute is missing. A
 * missing attribute is null, which JavaScript compares as 0 and writes as `null`. A test compares this with what decides.
 */
export function ofMissing(expected: unknown): boolean {
  if (isOperators(expected)) return Object.entries(expected).every(([operator, each]) => ofOperator(operator, each))
  if (typeof expected === 'string') return expected === 'null'
  return typeof expected === 'number' ? expected === 0 : expected === null
}

/** Whether what is asked of an attribute speaks of its absence, so that nobody is surprised by what holds where it is missing. */
export function speaksOfMissing(expected: unknown): boolean {
  if (!isOperators(expected)) return expected === null
  return Object.entries(expected).some(([operator, each]) => {
    if (operator === '$exists' || operator === '$type' || each === null || listOf(each).includes(null)) return true
    return operator === '$not' && speaksOfMissing(each)
  })
}

type Ask = (expected: unknown) => boolean

const hasNull: Ask = (list) => listOf(list).includes(null)

function ofOperator(operator: string, expected: unknown): boolean {
  return tests[operator]?.(expected) ?? false
}

const missing = sortableVersion(null)

// Lists and what looks into them are not here: a missing attribute is no list.
const tests: Record<string, Ask> = {
  $exists: (wanted) => !wanted,
  $type: (type) => type === 'null',
  $not: (inner) => !ofMissing(inner),
  $eq: (value) => value === null,
  $ne: (value) => value !== null,
  $lt: (value) => 0 < (value as number),
  $lte: (value) => 0 <= (value as number),
  $gt: (value) => 0 > (value as number),
  $gte: (value) => 0 >= (value as number),
  $veq: (version) => missing === sortableVersion(version),
  $vne: (version) => missing !== sortableVersion(version),
  $vlt: (version) => missing < sortableVersion(version),
  $vlte: (version) => missing <= sortableVersion(version),
  $vgt: (version) => missing > sortableVersion(version),
  $vgte: (version) => missing >= sortableVersion(version),
  $in: hasNull,
  $ini: hasNull,
  $nin: (list) => Array.isArray(list) && !hasNull(list),
  $nini: (list) => Array.isArray(list) && !hasNull(list),
  $notInGroup: () => true,
  $regex: (pattern) => matchesNull(pattern, ''),
  $regexi: (pattern) => matchesNull(pattern, 'i'),
}

function matchesNull(pattern: unknown, flags: string): boolean {
  try {
    return typeof pattern === 'string' && longestText(pattern) >= 4 && new RegExp(pattern, flags).test('null')
  } catch {
    return false
  }
}
