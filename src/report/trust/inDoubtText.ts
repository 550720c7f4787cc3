import type { Summary } from '../createReport'
import { count, counted, percent, signedPoints } from '../print/wording'
import type { Doubt } from './trust'

/** One sentence on what is in doubt, why, and what the deflect rate is without it; an empty list where nothing is in doubt. */
export function inDoubtText({ trust, flows, deflectRate }: Pick<Summary, 'trust' | 'flows' | 'deflectRate'>): string[] {
  const { inDoubt, doubts, bursts } = trust
  if (!inDoubt) return []
  const reasons = (Object.keys(reasonTexts) as Doubt[]).flatMap((doubt) => {
    const { flows: count = 0 } = doubts[doubt] ?? {}
    return count > 0 ? [reasonTexts[doubt](count)] : []
  })
  const [burst] = [...bursts].sort((one, other) => other.flows - one.flows)
  const largest = burst
    ? ` The largest burst: ${count(burst.flows)} from ${shortTime(burst.from)} to ${shortTime(burst.to)} UTC.`
    : ''
  const which = `${count(inDoubt.flows)} of these ${counted(flows.started, 'flow')} (${counted(inDoubt.events, 'event')}) may be made up`
  return [`${which}: ${reasons.join(', ')}.${largest} ${effect(inDoubt, deflectRate)}`]
}

const reasonTexts: Record<Doubt, (flows: number) => string> = {
  unvouched: (flows) => `${count(flows)} came without a ticket`,
  burst: (flows) => `${count(flows)} came all at once`,
  unknownCustomer: (flows) => `${counted(flows, 'names', 'name')} a subscription that billing does not know`,
  unknownVersion: (flows) => `${counted(flows, 'is', 'are')} of a config version that was not given`,
  impossible: (flows) =>
    `${counted(flows, 'tells', 'tell')} what no page tells (an end without its beginning, a save without an offer)`,
}

function effect({ moves, without }: NonNullable<Summary['trust']['inDoubt']>, rate: Summary['deflectRate']): string {
  if (moves === null || !rate) return 'Without them nothing is left to count.'
  return `They are in the numbers below. The deflect rate with them is ${percent(rate.value)}, without them ${percent(without.deflectRate?.value)}: they move it by ${signedPoints(moves)}.`
}

/** A time as `2026-11-21 12:00`. */
export function shortTime(time: string): string {
  return time.slice(0, 16).replace('T', ' ')
}
