import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import { meaningOf } from '../config/standardReasons'
import { deriveSubscription } from './subscription'

/** What conditions see of a Situation: what is given, with derived figures and what the config says of the reason. */
export const attributesOf = ({ survey }: Config, situation: Situation, now: number): Record<string, unknown> => {
  const subscription = { ...situation.subscription }
  const answers = { ...situation.answers }
  const reason = survey?.reasons.find(({ id }) => id === answers.reason)
  // The config's word wins over the page's. A category that is undefined counts as missing.
  if (reason) Object.assign(answers, meaningOf(reason))
  return { ...situation, answers, subscription: { ...subscription, ...deriveSubscription(subscription, now) } }
}
