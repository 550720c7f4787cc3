import { type Check, checked, unknown } from '../../audit/check'
import { pairsOf } from '../../audit/parity'
import type { Visit } from '../../audit/walk'

const expected = 'the same fill, border and text color'

/** Whether what cancels has the very colors of what accepts or stays, as the rule `same-look` asks. */
export function checkColors(visits: readonly Visit[]): Check {
  const pairs = pairsOf(visits)
  if (pairs.length === 0)
    return unknown('colors', 'no screen has both a way to cancel and something to accept', expected)
  const faults = pairs.flatMap(({ way, other, heading }) =>
    way.colors === other.colors
      ? []
      : [`"${heading}": "${way.name}" has ${way.colors}, "${other.name}" ${other.colors}`],
  )
  return checked('colors', `${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'}`, expected, faults)
}
