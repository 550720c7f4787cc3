import { everyFlow } from '../../config/flows/everyFlow'
import type { Config } from '../../config/schema/schema'
import { ClaimError } from './claimError'
import { configVersion } from './configVersion'
import { quoted } from './quoted'
import type { ReadClaim } from './readClaim'
import type { SignedSituation } from './signSituation'

/**
 * The config versions that a claim may be judged by. A token bound to a version allows that one; an unbound token allows
 * every version of the flow that the claim names. Throws a ClaimError (other_flow, other_version) where none is left, so
 * the list is never empty.
 */
export async function candidateConfigs(
  configs: readonly Config[],
  { flow, version }: SignedSituation,
  { flowId }: ReadClaim,
): Promise<readonly Config[]> {
  const ofToken = configs.filter(({ id }) => flow === undefined || id === flow)
  if (ofToken.length === 0) throw otherFlow('token: it was signed', configs, flow)
  const ofFlow = ofToken.filter((config) => flowId === undefined || idsOf(config).includes(flowId))
  if (ofFlow.length === 0) throw otherFlow('claim.flowId: expected one', ofToken, flowId)
  if (version === undefined) return ofFlow
  for (const config of ofFlow) if ((await configVersion(config)) === version) return [config]
  throw new ClaimError(
    'other_version',
    'token: it was signed for another version of the config than those given here. Give verifyClaim that one too for as long as its tokens last.',
  )
}

/** The ids of a config's flows, its own first. */
function idsOf(config: Config): string[] {
  return everyFlow(config).map(({ id }) => id)
}

function otherFlow(where: string, configs: readonly Config[], got: string | undefined): ClaimError {
  const ids = [...new Set(configs.flatMap(idsOf))].join(' or ')
  return new ClaimError('other_flow', `${where} for the flow ${ids}, got ${quoted(got)}.`)
}
