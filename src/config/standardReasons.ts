import type { Reason } from './schema'

/** What everyone's reports call the usual reasons: a config that names one by its id need not say more of it. */
export const standardReasons: Record<string, [category: string, influence: NonNullable<Reason['influence']>]> = {
  customer_service: ['service', 'influenceable'],
  low_quality: ['quality', 'influenceable'],
  missing_features: ['product', 'influenceable'],
  other: ['other', 'unknown'],
  switched_service: ['competitor', 'influenceable'],
  too_complex: ['usage', 'influenceable'],
  too_expensive: ['price', 'influenceable'],
  unused: ['usage', 'influenceable'],
  temporary: ['timing', 'uninfluenceable'],
}
