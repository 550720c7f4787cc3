import type { Config, Experiment } from '../config/schema'
import { chooseVariation, getBucketRanges, hash } from './bucket'
import type { Note } from './note'

/** Whether the holdout keeps every offer from this customer. Its seed is its own, so it follows no experiment. */
export const isHeldOut = ({ id, holdout }: Config, customerId: string, note: Note): boolean => {
  if (!holdout) return false
  const bucket = bucketOf(`fairwell:holdout:${id}`, customerId)
  return note('holdout', 'holdout', bucket < holdout.share, `${saying(bucket)}, share ${holdout.share}`)
}

/** The variation that an experiment deals this customer; undefined when it doesn't cover them. */
export const dealVariation = (
  { id, variations, coverage }: Experiment,
  customerId: string,
  note: Note,
): Experiment['variations'][number] | undefined => {
  const weights = variations.map(({ weight }) => weight)
  const bucket = bucketOf(id, customerId)
  const variation = variations[chooseVariation(bucket, getBucketRanges(variations.length, coverage, weights))]
  note('experiment', id, !!variation, `${saying(bucket)}, ${variation?.key ?? 'not covered'}`)
  return variation
}

// Without a customer id there is no bucket: NaN is below no share and in no range.
const bucketOf = (seed: string, customerId: string): number =>
  customerId ? (hash(seed, customerId, 2) as number) : Number.NaN

const saying = (bucket: number): string => (bucket >= 0 ? `bucket ${bucket}` : 'no customer id')
