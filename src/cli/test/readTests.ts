import { isObject } from '../../base/isObject'
import { shown } from '../../config/check/problem'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { type FlowTests, testsSchema } from './flowTest'

const known = [
  'offers',
  'rule',
  'segments',
  'alerts',
  'experiment',
  'holdout',
  'flow',
  'now',
  'tests',
  'name',
  'situation',
  'expect',
]

/** A file of tests as it was parsed. Throws an Error that names every place that is none, what was expected and what came. */
export function readTests(value: unknown, path: string): FlowTests {
  const given = Array.isArray(value) ? { tests: value } : value
  const { success, data, error } = testsSchema.safeParse(given)
  if (success) return data
  const lines = error.issues.map(({ path: keys, ...issue }) => {
    const place = keys
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
      .replace(/^\./, '')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${place}.${key}: no such key. ${didYouMean(nearestOf(key, known), known)}`)
    return [`${place || 'the file'}: ${wanted(issue)}, got ${shown(valueAt(given, keys))}.`]
  })
  throw new Error(`${path}: these tests can't be run.\n${lines.flat().join('\n')}`)
}

function wanted(issue: { code?: string; expected?: unknown }): string {
  const { expected } = issue
  if (expected === 'array') return 'expected a list'
  if (expected === 'record' || expected === 'object') return 'expected an object'
  return expected === 'boolean' ? 'expected true or false' : 'expected text'
}

function valueAt(value: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (isObject(inner) || Array.isArray(inner) ? Reflect.get(inner, key) : undefined),
    value,
  )
}
