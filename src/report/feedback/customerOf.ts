import { laterOf } from '../figures/revenue'
import type { Speaker } from './concern'
import type { CustomerToWriteTo } from './feedbackOptions'

/** That a customer spoke of something in one flow. */
export interface Spoken {
  kind: CustomerToWriteTo['kind']
  about: string
  speaker: Speaker
}

/** The customer who spoke of one thing in these flows, as they were in the last; undefined for no flow. */
export function customerOf(spoken: Iterable<Spoken>): CustomerToWriteTo | undefined {
  let first: Spoken | undefined
  let last: Speaker | undefined
  for (const each of spoken) {
    first ??= each
    last = laterOf(last, each.speaker)
  }
  if (!first || !last?.customer) return undefined
  const { customer, subscription, plan, mrr, currency, outcome, startedAt } = last
  const time = startedAt === null ? null : new Date(startedAt).toISOString()
  return { kind: first.kind, about: first.about, customer, subscription, plan, mrr, currency, outcome, time }
}
