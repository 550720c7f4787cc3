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
}

/** A fairness preset, named after the law that it is designed against. */
export type Preset = Extract<Config['fairness'], string>

/** Whom a preset is looked up for: the Situation, of which only the customer's country counts. */
export interface Resident {
  customer?: { country?: unknown } | undefined
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

const usual: Preset = 'us-ca'

/**
 * The preset of this customer: that of their country where the config has one for it, else its default. Everything that a preset
 * decides asks here, since a config with several has no preset of its own.
 */
export const presetOf = ({ fairness = usual }: Config, { customer }: Resident): Preset =>
  typeof fairness === 'string' ? fairness : (own(fairness, `${customer?.country}`) ?? own(fairness, 'default') ?? usual)

/** What the preset of this customer allows. A preset that there is none of allows what the usual one does. */
export const fairnessOf = (config: Config, who: Resident): Fairness => own(limits, presetOf(config, who)) ?? one

/** The presets that a config names, each once. */
export const presetsOf = ({ fairness = usual }: Config): Preset[] =>
  typeof fairness === 'string' ? [fairness] : [...new Set([fairness.default ?? usual, ...Object.values(fairness)])]
