import { fairnessOf } from '../../config/schema/fairness'
import type { Resident } from '../../config/schema/presetOf'
import type { Config, NamedOffer } from '../../config/schema/schema'
import type { Decision } from '../decision'

/** The offers that the customer is shown: the first of the decided ones, as many as the fairness preset of this customer allows. */
export function shownOffers(config: Config, { rule, offers }: Decision, who: Resident): NamedOffer[] {
  const { maxOffers, beside, chained } = fairnessOf(config, who)
  const [first, second] = offers
  const isChain = first?.then !== undefined && first.then === second?.id
  const together = config.rules?.find(({ id }) => id === rule)?.together
  return offers.slice(0, together ? beside : isChain ? maxOffers + chained : maxOffers)
}
