import type { Experiment } from '../config/schema/schema'
import { addToTrace } from './addToTrace'
import { chooseVariation, getBucketRanges, hash } from './bucket'
import type { Deciding } from './deciding'

/**
 * Whether this customer is held out, and so is shown no offer. The holdout has a seed of its own, independent of all
 * experiments.
 */
export const isHeldOut = (deciding: Deciding): boolean => {
  const { id, holdout } = deciding.config
  if (!holdout) return false
  const bucket = bucketOf(deciding, `fairwell:holdout:${id}`)
  return addToTrace(
    deciding,
    'holdout',
    'holdout',
    bucket < holdout.share,
    `${bucketText(bucket)}, share ${holdout.share}`,
  )
}

/** The variation that an experiment gives this customer; undefined where it does not cover them. Written to the trace. */
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
  addToTrace(deciding, 'experiment', id, !!variation, `${bucketText(bucket)}, ${variation?.key ?? 'not covered'}`)
  return variation
}

// NaN without a customer id: it is below no share and in no range, so such a customer is in no experiment.
const bucketOf = ({ root }: Deciding, seed: string): number => {
  const id = `${root.customer?.id ?? ''}`
  return id ? (hash(seed, id, 2) as number) : Number.NaN
}

const bucketText = (bucket: number): string => (bucket >= 0 ? `bucket ${bucket}` : 'no customer id')
