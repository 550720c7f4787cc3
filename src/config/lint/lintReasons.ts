import type { Problem } from '../problem'
import type { Config, Reason } from '../schema'
import { standardReasons } from '../standardReasons'
import { distance } from './distance'

/** Reasons whose id is nearly that of a standard one, and that miss what it would bring. */
export function lintReasons({ survey }: Config): Problem[] {
  return survey.reasons.flatMap((reason, index) => {
    const meant = nearest(reason.id)
    const missing = missingIn(reason)
    if (!meant || !missing.length) return []
    const message = `"${reason.id}" is not the standard reason "${meant}", so it has no ${missing.join(' and no ')}`
    const mend = `Write "${meant}", or give it ${missing.join(' and ')} of its own.`
    return [{ severity: 'warning', path: `survey.reasons[${index}].id`, message, mend }]
  })
}

function missingIn(reason: Reason): string[] {
  return (['category', 'influence'] as const).filter((key) => reason[key] === undefined)
}

/** The standard id that this one was likely meant to be: a slip in a short word is one letter, in a long one two. */
function nearest(id: string): string | undefined {
  if (Object.hasOwn(standardReasons, id)) return undefined
  return Object.keys(standardReasons).find((known) => {
    const letters = lettersOf(known)
    return distance(lettersOf(id), letters) <= Math.max(1, Math.floor(letters.length / 5))
  })
}

function lettersOf(id: string): string {
  return id.toLowerCase().replace(/[^a-z]/g, '')
}
