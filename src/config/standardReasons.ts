import type { Reason } from './schema'

type Meaning = [category: string, influence?: Reason['influence']]

/** What everyone means by the usual reasons: a config that names one by its id need not say it. Most are influenceable. */
export const standardReasons: Record<string, Meaning> = {
  customer_service: ['service'],
  low_quality: ['quality'],
  missing_features: ['product'],
  other: ['other', 'unknown'],
  switched_service: ['competitor'],
  too_complex: ['usage'],
  too_expensive: ['price'],
  unused: ['usage'],
  temporary: ['timing', 'uninfluenceable'],
}

/** What a reason counts as: the config's word, or what everyone means by its id. One that says nothing is `unknown`. */
export const meaningOf = ({ id, category, influence }: Reason): Pick<Reason, 'category' | 'influence'> => {
  const known: Partial<Meaning> = Object.hasOwn(standardReasons, id) ? (standardReasons[id] as Meaning) : []
  return {
    category: category ?? known[0],
    influence: influence ?? known[1] ?? (known[0] ? 'influenceable' : 'unknown'),
  }
}
