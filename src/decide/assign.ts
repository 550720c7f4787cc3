import type { Config, Experiment } from '../config/schema'
import { chooseVariation, getBucketRanges, hash } from './bucket'
import type { TraceEntry } from './decision'

/** Whether the holdout keeps every offer from this customer. Its seed is its own, so it follows no experiment. */
export function isHeldOut({ id, holdout }: Config, customerId: string, trace: TraceEntry[]): boolean {
  if (!holdout) return false
  const { share } = holdout
  const bucket = bucketOf(`fairwell:holdout:${id}`, customerId)
  return note(trace, 'holdout', 'holdout', bucket < share, `bucket ${bucket}, share ${share}`)
}

/** The variation that an experiment deals this customer; undefined when it doesn't cover them. */
export function dealVariation(
  { id, variations, coverage }: Experiment,
  customerId: string,
  trace: TraceEntry[],
): Experiment['variations'][number] | undefined {
  const weights = variations.map(({ weight }) => weight)
  const bucket = bucketOf(id, customerId)
  const variation = variations[chooseVariation(bucket, getBucketRanges(variations.length, coverage, weights))]
  note(trace, 'experiment', id, !!variation, `bucket ${bucket}, ${variation?.key ?? 'not covered'}`)
  return variation
}

/** Adds a line to the trace, and hands back whether it matched. */
export function note(
  trace: TraceEntry[],
  kind: TraceEntry['kind'],
  id: string,
  matched: boolean,
  why?: string,
): boolean {
  trace.push({ kind, id, result: matched ? 'matched' : 'not_matched', ...(why && { why }) })
  return matched
}

// Without an id there is no bucket: NaN is below no share and in no range.
function bucketOf(seed: string, customerId: string): number {
  return customerId ? Number(hash(seed, customerId, 2)) : Number.NaN
}
