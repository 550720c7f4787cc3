import { moreTypes } from '../../config/schema/moreTypes'
import type { MoreNeeds, MoreParts } from './moreParts'

/**
 * The second chunk with what offers about deliveries and the chat need, where the config has such an offer. Other pages do not load
 * that. Rejects when it does not load.
 */
export async function withMore<Code extends MoreParts>(code: Code, parts: MoreNeeds): Promise<Code> {
  const offers = [parts.config, ...parts.flows].flatMap((flow) => Object.values(flow.offers ?? {}))
  if (!offers.some(({ type }) => moreTypes.includes(type))) return code
  const { addMore } = await import('./addMore')
  return addMore(code, parts)
}
