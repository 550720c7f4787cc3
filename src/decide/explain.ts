import { type Clause, readPath } from './clause'

const words: Record<string, string> = {
  $ne: 'other than',
  $lt: 'less than',
  $lte: 'at most',
  $gt: 'more than',
  $gte: 'at least',
  $in: 'one of',
  $nin: 'none of',
  $exists: 'present:',
}

/** Why a clause failed, for a support person: `answers.reason is "unused", not "too_expensive"`. */
export function explainFailure(clause: Clause, attributes: unknown): string {
  const { key, path, operator, expected } = clause
  clause.wanted ??= `${operator ? `${words[operator] ?? operator} ` : ''}${clip(JSON.stringify(expected))}`
  if (key[0] === '$') return `${key} ${clause.wanted} does not hold`
  const value = readPath(attributes, path)
  return `${key} is ${value === null ? 'missing' : shown(value)}, not ${clause.wanted}`
}

// Lists and objects by kind only, so that explaining a thousand rules stays cheap.
function shown(value: unknown): string {
  return typeof value === 'string' ? `"${clip(value)}"` : typeof value === 'object' ? 'a list or object' : String(value)
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
