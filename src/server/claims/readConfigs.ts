import { isThenable } from '../../base/isThenable'
import type { Config } from '../../config/schema/schema'

/**
 * One config or several as a list. Throws a TypeError for what no claim could be judged by, so that nothing is granted by
 * accident (law: no trust with money).
 */
export function readConfigs(config: unknown): readonly Config[] {
  const configs = Array.isArray(config) ? config : [config]
  const wrong = configs.length === 0 ? 'an empty list' : configs.flatMap(whatIsWrong)[0]
  if (wrong === undefined) return configs
  throw new TypeError(
    `[fairwell] config: expected what parseConfig gives, or a list of its versions, got ${wrong}. Nothing was signed or granted.`,
  )
}

function whatIsWrong(config: unknown): string[] {
  if (isThenable(config)) return ['a Promise (is there an `await` missing?)']
  const { id, survey } = Object(config)
  if (typeof id !== 'string' || id === '') return ['one without an id']
  return Array.isArray(Object(survey).reasons) ? [] : ['one without survey.reasons']
}
