import type { Problem } from '../check/problem'
import type { Config, Reason } from '../schema/schema'
import { standardReasons } from '../schema/standardReasons'
import { failure, spotAt, warning } from './finding'
import { nearest } from './nearest'

/** Finds reasons whose id is a misspelled standard one, and which therefore lack its category or influence. */
export function lintReasons({ survey }: Config): Problem[] {
  return survey.reasons.flatMap((reason, index) => {
    const spot = spotAt(`survey.reasons[${index}].id`)
    if (reason.id === '__proto__')
      return [failure(spot, '"__proto__" can\'t be an answer', 'Give the reason another id.')]
    const meant = Object.hasOwn(standardReasons, reason.id)
      ? undefined
      : nearest(reason.id, Object.keys(standardReasons))
    const missing = missingIn(reason)
    if (!meant || !missing.length) return []
    const message = `"${reason.id}" is not the standard reason "${meant}", so it has no ${missing.join(' and no ')}`
    return [warning(spot, message, `Write "${meant}", or give it ${missing.join(' and ')} of its own.`)]
  })
}

function missingIn(reason: Reason): string[] {
  return (['category', 'influence'] as const).filter((key) => reason[key] === undefined)
}
