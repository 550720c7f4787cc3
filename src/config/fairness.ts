import { error, type Problem } from './problem'
import type { Config } from './schema'

/** What a preset allows before the customer has canceled. Numbers are our choice, designed against the named law. */
export interface Fairness {
  /** Offers a customer may be shown, one after the other. */
  maxOffers: number
  /** Distinct views from the host's cancel button to the final click. */
  maxScreens: number
}

// Screens: survey, offer, confirm. Minnesota (325G.56ff) allows no incentive before the cancellation is complete.
const presets: Partial<Record<NonNullable<Config['fairness']>, Fairness>> = {
  'us-ftc': { maxOffers: 1, maxScreens: 3 },
  'us-ca': { maxOffers: 1, maxScreens: 3 },
  'us-mn': { maxOffers: 0, maxScreens: 2 },
  eu: { maxOffers: 1, maxScreens: 3 },
  uk: { maxOffers: 1, maxScreens: 3 },
}

const byDefault: Fairness = { maxOffers: 1, maxScreens: 3 }

export function fairnessOf(config: Config): Fairness {
  return presets[config.fairness ?? 'us-ca'] ?? byDefault
}

/** Presets that ask for screens we do not draw yet are refused, never half kept. */
export function checkFairness({ fairness }: Config): Problem[] {
  if (!fairness || presets[fairness]) return []
  return [error('fairness', `"${fairness}" is not supported yet; expected one of ${Object.keys(presets).join(', ')}`)]
}
