import type { Config } from './schema'

/** What a fairness preset allows before the cancellation is complete. */
export interface Fairness {
  /** How many offers a customer may be shown one after the other. */
  maxOffers: number
  /** How many offers may stand side by side on one screen. */
  beside: number
}

/**
 * How many days must pass before a declined offer may be made again (law: never harder than staying). 30 in the EU and the
 * UK, where nagging is a dark pattern; the figure is our choice. Elsewhere 1 day, so that a session never asks twice.
 */
export const daysAfterDecline = ({ fairness }: Config): number => (fairness === 'eu' || fairness === 'uk' ? 30 : 1)

/** The limits of a config's preset. Minnesota (325G.56ff) allows no offer before the cancellation; elsewhere one is our choice. */
export function fairnessOf({ fairness }: Config): Fairness {
  return fairness === 'us-mn' ? { maxOffers: 0, beside: 0 } : { maxOffers: 1, beside: 3 }
}
