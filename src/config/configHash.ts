import { fnv1a } from '../base/fnv1a'
import { stringify } from '../base/stringify'
import type { Config } from './schema/schema'

/** A hash that names a config, the same on every machine: events carry it, and a fairness report is of one. */
export const configHash = (config: Config): string => fnv1a(stringify(config)).toString(16)
