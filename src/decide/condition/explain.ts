import { stringify } from '../../base/stringify'

const words: Record<string, string> = {
  $ne: 'other than',
  $lt: 'less than',
  $lte: 'at most',
  $gt: 'more than',
  $gte: 'at least',
  $in: 'one of',
  $exists: 'present:',
}

/** What a clause expects, as the end of an explanation: `, not at least 4900`. Throws on what JSON cannot carry. */
export const sayWanted = (expected: unknown, operator: string): string =>
  `, not ${operator && `${words[operator] ?? operator} `}${written(expected)}`

/** A value of the customer in words. Lists and objects are only named as such: writing them out for each rule would be slow. */
export const sayGiven = (value: unknown): string => {
  if (value === null) return 'missing'
  return typeof value === 'object' ? 'a list or object' : written(value)
}

const written = (value: unknown): string => {
  const text = stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
