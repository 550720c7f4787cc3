import { readFlows } from './readFlows'
import { type ReadConfig, readOwnFlow } from './readOwnFlow'

/**
 * Reads a config (law: read once). Gives it back if it can be run with all of its flows, else all errors. Never throws on what JSON
 * can hold.
 */
export function readConfig(input: unknown): ReadConfig {
  const own = readOwnFlow(input)
  return own.config ? readFlows(own.config) : own
}
