import { fairnessOf } from '../../config/schema/fairness'
import type { Config, NamedOffer } from '../../config/schema/schema'
import type { Decision } from '../decision'

/** The offers that are put before the customer: as many of the decided ones as the fairness preset allows. */
export function shownOffers(config: Config, { rule, offers }: Decision): NamedOffer[] {
  const { maxOffers, beside } = fairnessOf(config)
  const together = config.rules?.find(({ id }) => id === rule)?.together
  return offers.slice(0, together ? beside : maxOffers)
}
