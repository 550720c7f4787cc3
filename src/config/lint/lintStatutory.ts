import { at, type Problem } from '../check/problem'
import { lockedPrefix, statutoryWords } from '../fairness/statutoryWords'
import { presetsOf } from '../schema/presetOf'
import type { Config } from '../schema/schema'

/** Finds messages in place of words that a law gives: customers of that law are shown the law's words. */
export function lintStatutory(config: Config): Problem[] {
  return Object.entries(config.messages ?? {}).flatMap(([language, texts]) =>
    Object.keys(texts).flatMap((key) => lintKey(config, language, key)),
  )
}

function lintKey(config: Config, language: string, key: string): Problem[] {
  const path = at(at('messages', language), key)
  const mend = 'Take it out.'
  const rule = 'statutory-words'
  if (key.startsWith(lockedPrefix)) {
    const message = `"${key}" is locked: the law gives these words, and every customer is shown those`
    return [{ severity: 'error', path, message, mend, rule }]
  }
  const presets = presetsOf(config)
  const locking = presets.filter((preset) => {
    const given = statutoryWords[preset]
    return given && language.split('-')[0] === given.language && Object.hasOwn(given.words, key)
  })
  return locking.map((preset) => ({
    severity: presets.length > 1 ? 'warning' : 'error',
    path,
    message: `"${key}" is locked under "${preset}": customers there are shown "${statutoryWords[preset]?.words[key]}", as the law says`,
    mend: presets.length > 1 ? 'Leave it for customers of other countries, or take it out.' : mend,
    rule,
  }))
}
