import { percent } from '../../report/print/wording'
import type { Failures } from './failureRise'

/** What a page ran: the config's hash and fairwell's version, as its events say. */
export interface FailingBuild extends Failures {
  configHash: string
  /** Null where events are of a build that did not say. */
  version: string | null
}

/** More flows of one page fail than in the weeks before. */
export interface FailureAlarm extends Failures {
  /** How many of the flows before failed; the share that is no alarm yet, from 0 to 1, is `limit`. */
  before: Failures
  limit: number
  /** Those that failed most, first. */
  builds: FailingBuild[]
}

/** "Flow main on https://shop.test: 12 of the last 40 flows failed (30.0%), before it were 1.2%. …" */
export function alarmSentence(flow: string, { failed, ended, before, builds }: FailureAlarm): string {
  const usual = before.ended ? `, ${percent(before.failed / before.ended)} in the weeks before` : ''
  const which = builds
    .slice(0, 3)
    .map(
      (build) =>
        `config ${build.configHash} with fairwell ${build.version ?? 'of an unknown version'}: ${build.failed} of ${build.ended}`,
    )
  return `Flow ${flow} fails: ${failed} of the last ${ended} flows (${percent(failed / ended)}${usual}). By build: ${which.join('; ')}.`
}
