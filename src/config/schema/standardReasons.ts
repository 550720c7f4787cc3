import { own } from '../../base/own'
import type { Reason } from './schema'

/** The category of the usual reasons: a config that names one by its id need not say it. */
export const standardReasons: Record<string, string> = {
  customer_service: 'service',
  low_quality: 'quality',
  missing_features: 'product',
  other: 'other',
  switched_service: 'competitor',
  too_complex: 'usage',
  too_expensive: 'price',
  unused: 'usage',
  temporary: 'timing',
}

const influences: Record<string, Reason['influence']> = { other: 'unknown', temporary: 'uninfluenceable' }

/** What a reason counts as: the config's word, or what everyone means by its id. One that says nothing is `unknown`. */
export const meaningOf = ({ id, category, influence }: Reason): Pick<Reason, 'category' | 'influence'> => {
  const known = own(standardReasons, id)
  return {
    category: category ?? known,
    influence: influence ?? (known ? (influences[id] ?? 'influenceable') : 'unknown'),
  }
}
