import type { Config } from './schema'

/** What a preset allows before the customer has canceled. */
export interface Fairness {
  /** Offers a customer may be shown, one after the other. */
  maxOffers: number
  /** Offers that may stand side by side on one screen. */
  beside: number
}

/**
 * Days until what was declined may be offered again. A session where the law asks for no more, which we take for a day;
 * in Europe nagging is a dark pattern of its own, and the figure our choice.
 */
export const daysAfterDecline = ({ fairness }: Config): number => (fairness === 'eu' || fairness === 'uk' ? 30 : 1)

/** Minnesota (325G.56ff) allows no incentive before the cancellation is complete; elsewhere one is our choice. */
export function fairnessOf({ fairness }: Config): Fairness {
  return fairness === 'us-mn' ? { maxOffers: 0, beside: 0 } : { maxOffers: 1, beside: 3 }
}
