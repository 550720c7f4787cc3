import { percent } from '../../report/print/wording'
import type { Failures } from './failureRise'

/** What a failing page ran, as its events say: the config's hash and fairwell's version. */
export interface FailingBuild extends Failures {
  configHash: string
  /** The version of fairwell; null for builds whose events do not name it. */
  version: string | null
}

/** An alarm: more flows of one page fail than in the weeks before. */
export interface FailureAlarm extends Failures {
  /** The failures of the weeks before. `limit` is the share, from 0 to 1, above which flows raise an alarm. */
  before: Failures
  limit: number
  /** The builds that pages ran, those with the most failures first. */
  builds: FailingBuild[]
}

/** An alarm in one sentence: "Flow … fails: 12 of the last 40 flows (30.0%, 1.2% in the weeks before). By build: …" */
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
