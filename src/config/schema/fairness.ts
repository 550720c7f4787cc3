import { own } from '../../base/own'
import type { Config } from './schema'

/** What a fairness preset allows before the cancellation is complete. */
export interface Fairness {
  /** How many offers a customer may be shown one after the other. */
  maxOffers: number
  /** How many offers may stand side by side on one screen. */
  beside: number
  /** How many more may follow after a decline, each named by the one before it as `then`. */
  chained: number
  /** How many days must pass before a declined offer may be made again (law: never harder than staying). */
  rest: number
  /** The most presses from any screen to the cancellation. */
  presses: number
}

/** A fairness preset, named after the law that it is designed against. */
export type Preset = NonNullable<Config['fairness']>

const one: Fairness = { maxOffers: 1, beside: 3, chained: 0, rest: 1, presses: 2 }
const none: Fairness = { ...one, maxOffers: 0, beside: 0 }
/** Where nagging is a dark pattern. The 30 days are our choice; a rest of 1 day means that no session asks twice. */
const oneInAMonth: Fairness = { ...one, rest: 30 }

/** What each preset allows. The rules behind the figures, and their sources, are in config/fairness/policies. */
export const limits: Readonly<Record<Preset, Fairness>> = {
  'us-ca': one,
  'us-ftc': { ...one, presses: 3 },
  'us-mn': none,
  eu: { ...oneInAMonth, presses: 3 },
  de: none,
  fr: { ...oneInAMonth, beside: 1, presses: 3 },
  uk: oneInAMonth,
  kr: oneInAMonth,
  strict: none,
  relaxed: { ...one, chained: 1 },
}

/** What the preset of a config allows; that of `us-ca` where it names none. */
export const fairnessOf = ({ fairness }: Config): Fairness => own(limits, `${fairness}`) ?? one
