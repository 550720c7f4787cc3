import type { Config } from './schema'

/** What a fairness preset allows before the cancellation is complete. */
export interface Fairness {
  /** How many offers a customer may be shown one after the other. */
  maxOffers: number
  /** How many offers may stand side by side on one screen. */
  beside: number
  /** How many more may follow after a decline, each named by the one before it as `then`. */
  chained: number
}

/**
 * How many days must pass before a declined offer may be made again (law: never harder than staying). 30 in the EU and the
 * UK, where nagging is a dark pattern; the figure is our choice. Elsewhere 1 day, so that a session never asks twice.
 */
export const daysAfterDecline = ({ fairness }: Config): number => (fairness === 'eu' || fairness === 'uk' ? 30 : 1)

/**
 * The limits of a config's preset. Minnesota (325G.56ff) allows no offer before the cancellation; elsewhere one is our choice, and
 * only `relaxed`, which is designed against no law, allows a second screen of offers.
 */
export function fairnessOf({ fairness }: Config): Fairness {
  if (fairness === 'us-mn') return { maxOffers: 0, beside: 0, chained: 0 }
  return { maxOffers: 1, beside: 3, chained: fairness === 'relaxed' ? 1 : 0 }
}
