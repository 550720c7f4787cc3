import type { Offer } from '../schema/schema'

/** Whether a customer who has had an offer may one day get it no more: an empty limit is none. */
export function isLimited({ limit }: Partial<Offer> = {}): boolean {
  return Object.keys(limit ?? {}).length > 0
}
