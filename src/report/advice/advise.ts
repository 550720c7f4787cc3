import type { Config } from '../../config/schema/schema'
import type { Advice, Figures } from './advice'
import { adviseOnExperiments } from './adviseOnExperiments'
import { adviseOnHoldout } from './adviseOnHoldout'
import { adviseOnOffers } from './adviseOnOffers'
import { adviseOnReasons } from './adviseOnReasons'
import { adviseOnTopics } from './adviseOnTopics'

/** What these figures suggest, what matters to trust first. */
export function advise(figures: Figures, config: Config | undefined): Advice[] {
  return advisers.flatMap((about) => about(figures, config))
}

const advisers = [adviseOnExperiments, adviseOnHoldout, adviseOnOffers, adviseOnReasons, adviseOnTopics]
