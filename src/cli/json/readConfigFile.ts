import { ConfigError, parseConfig } from '../../config/check/parseConfig'
import type { Config } from '../../config/schema/schema'
import type { Streams } from '../commands/streams'
import { readJson } from './readJson'

/** The config in a file, as a page would run it. Throws an Error that lists what keeps it from running. */
export async function readConfigFile(path: string, streams: Pick<Streams, 'stdin'>): Promise<Config> {
  const input = await readJson(path, streams)
  try {
    return parseConfig(input)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new Error(`${path}: this config can't be run, pages step aside for it.\n${error.message}`)
  }
}
