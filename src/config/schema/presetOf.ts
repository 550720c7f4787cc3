import { own } from '../../base/own'
import type { Config } from './schema'

/** A fairness preset, named after the law that it is designed against. */
export type Preset = Extract<Config['fairness'], string>

/** Whom a preset is looked up for: the Situation, of which only the customer's country counts. */
export interface Resident {
  customer?: { country?: unknown } | undefined
}

const usual: Preset = 'us-ca'

/**
 * The preset of this customer: that of their country where the config has one for it, else its default. Everything that a preset
 * decides asks here, since a config with several has no preset of its own.
 */
export const presetOf = ({ fairness = usual }: Config, { customer }: Resident): Preset =>
  typeof fairness === 'string' ? fairness : (own(fairness, `${customer?.country}`) ?? own(fairness, 'default') ?? usual)

/** The presets that a config names, each once. */
export const presetsOf = ({ fairness = usual }: Config): Preset[] =>
  typeof fairness === 'string' ? [fairness] : [...new Set([fairness.default ?? usual, ...Object.values(fairness)])]
