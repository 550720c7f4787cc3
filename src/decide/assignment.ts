import type { Experiment } from '../config/schema/schema'
import { addToTrace } from './addToTrace'
import { chooseVariation, getBucketRanges, hash } from './bucket'
import type { Deciding } from './deciding'

/** Whether the holdout keeps every offer from this customer. Its seed is its own, so it follows no experiment. */
export const isHeldOut = (deciding: Deciding): boolean => {
  const { id, holdout } = deciding.config
  if (!holdout) return false
  const bucket = bucketOf(deciding, `fairwell:holdout:${id}`)
  return addToTrace(deciding, 'holdout', 'holdout', bucket < holdout.share, `${saying(bucket)}, share ${holdout.share}`)
}

/** The variation that an experiment deals this customer; undefined when it doesn't cover them. */
export const dealVariation = (
  deciding: Deciding,
  { id, variations, coverage }: Experiment,
): Experiment['variations'][number] | undefined => {
  if (!Array.isArray(variations)) {
    addToTrace(deciding, 'experiment', `${id}`, false, 'no variations', 'unreadable')
    return
  }
  const weights = variations.map(({ weight }) => weight)
  const bucket = bucketOf(deciding, id)
  const variation = variations[chooseVariation(bucket, getBucketRanges(variations.length, coverage, weights))]
  addToTrace(deciding, 'experiment', id, !!variation, `${saying(bucket)}, ${variation?.key ?? 'not covered'}`)
  return variation
}

// Without a customer id there is no bucket: NaN is below no share and in no range.
const bucketOf = ({ root }: Deciding, seed: string): number => {
  const id = `${root.customer?.id ?? ''}`
  return id ? (hash(seed, id, 2) as number) : Number.NaN
}

const saying = (bucket: number): string => (bucket >= 0 ? `bucket ${bucket}` : 'no customer id')
