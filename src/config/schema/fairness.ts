import { own } from '../../base/own'
import { type Preset, presetOf, type Resident } from './presetOf'
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
}

const one: Fairness = { maxOffers: 1, beside: 3, chained: 0, rest: 1 }
const none: Fairness = { ...one, maxOffers: 0, beside: 0 }
/** Where nagging is a dark pattern. The 30 days are our choice; a rest of 1 day means that no session asks twice. */
const oneInAMonth: Fairness = { ...one, rest: 30 }

/** What each preset allows. The rules behind the figures, their sources and what pages need not know are in config/fairness. */
export const limits: Readonly<Record<Preset, Fairness>> = {
  'us-ca': one,
  'us-ftc': one,
  'us-mn': none,
  eu: oneInAMonth,
  de: none,
  fr: { ...oneInAMonth, beside: 1 },
  uk: oneInAMonth,
  kr: oneInAMonth,
  strict: none,
  relaxed: { ...one, chained: 1 },
}

/** What the preset of this customer allows. A preset that there is none of allows what the usual one does. */
export const fairnessOf = (config: Config, who: Resident): Fairness => own(limits, presetOf(config, who)) ?? one
