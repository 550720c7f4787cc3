import { own } from '../../base/own'
import type { Reason } from './schema'

/** The reasons that fairwell knows, each with its category. A config that uses such an id need not give a label or category. */
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

/** The category and influence of a reason: the config's own, else those of the standard reason. Default influence: `unknown`. */
export const meaningOf = ({ id, category, influence }: Reason): Pick<Reason, 'category' | 'influence'> => {
  const known = own(standardReasons, id)
  return {
    category: category ?? known,
    influence: influence ?? (known ? (influences[id] ?? 'influenceable') : 'unknown'),
  }
}
