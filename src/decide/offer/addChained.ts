import { fairnessOf } from '../../config/schema/fairness'
import type { NamedOffer } from '../../config/schema/schema'
import type { Deciding } from '../deciding'
import { makeOffer } from './makeOffer'

/**
 * Puts the offer that the first one names as `then` right after it. Where the preset allows no second, or this customer may not have
 * it, the name is taken off the first. A chain is two offers long.
 */
export const addChained = (deciding: Deciding, made: NamedOffer[]): NamedOffer[] => {
  const [first, ...others] = made
  const id = first?.then
  if (!first || !id) return made
  const isAllowed = fairnessOf(deciding.config, deciding.root).chained > 0 && id !== first.id
  const next = isAllowed ? (others.find((offer) => offer.id === id) ?? makeOffer(deciding, id)) : undefined
  if (next) delete next.then
  else delete first.then
  return [first, ...(next ? [next] : []), ...others.filter((offer) => offer !== next)]
}
