import { presetOf, type Resident } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'

/**
 * Why this Decision shows no offer, in words for a support person; undefined where it shows one. `word` may rewrite why an
 * offer fell away.
 */
export function whyNoOffer(
  config: Config,
  decision: Decision,
  who: Resident,
  word: (why: string) => string = (why) => why,
): string | undefined {
  if (shownOffers(config, decision, who).length > 0) return undefined
  if (config.enabled === false) return 'the config has "enabled": false'
  const { rule, offers, holdout, trace } = decision
  const audience = trace.find(({ kind }) => kind === 'audience')
  if (audience?.result !== 'matched') return 'not in the audience'
  if (holdout) return 'held out'
  if (rule === null) return 'no rule matched'
  if (offers.length > 0) return `fairness ${presetOf(config, who)} allows no offer before the cancellation`
  const refusals = trace.filter(({ kind }) => kind === 'offer').map(({ id, why = '' }) => `${id}: ${word(why)}`)
  return refusals.length > 0 ? `rule ${rule}, but ${refusals.join('; ')}` : `rule ${rule} has no offers`
}
