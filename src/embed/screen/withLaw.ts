import { needsLaw } from '../../flow/needsLaw'
import type { MoreNeeds, MoreParts } from './moreParts'

/**
 * The second chunk with the screens and words that only a law or a store asks for, where this customer's flow needs them. Other
 * pages do not load that. Rejects when it does not load.
 */
export async function withLaw<Code extends MoreParts>(code: Code, parts: MoreNeeds): Promise<Code> {
  if (!needsLaw(parts.config, parts.situation)) return code
  const { addLaw } = await import('./addLaw')
  return addLaw(code, parts)
}
