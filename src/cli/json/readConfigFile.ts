import { ConfigError } from '../../config/check/configError'
import { parseConfig } from '../../config/check/parseConfig'
import { everyFlow } from '../../config/flows/everyFlow'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import type { Config } from '../../config/schema/schema'
import type { Streams } from '../commands/streams'
import { readJson } from './readJson'

/**
 * The config in a file, as a page would run it; with `flowId` that flow of it alone, be it a draft. Throws an Error that lists what
 * keeps it from running, or that names the nearest flow.
 */
export async function readConfigFile(
  path: string,
  streams: Pick<Streams, 'stdin'>,
  flowId?: string | undefined,
): Promise<Config> {
  const input = await readJson(path, streams)
  try {
    const config = parseConfig(input)
    return flowId === undefined ? config : flowIn(config, flowId, path)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new Error(`${path}: this config can't be run, pages step aside for it.\n${error.message}`)
  }
}

function flowIn(config: Config, flowId: string, path: string): Config {
  const flows = everyFlow(config)
  const flow = flows.find(({ id }) => id === flowId)
  if (flow) return flow
  const ids = flows.map(({ id }) => id)
  throw new Error(`--flow: expected a flow of ${path}, got ${flowId}. ${didYouMean(nearestOf(flowId, ids), ids)}`)
}
