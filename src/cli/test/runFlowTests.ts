import type { Problem } from '../../config/check/problem'
import type { Config } from '../../config/schema/schema'
import { chooseFlow } from '../../decide/chooseFlow'
import { decide } from '../../decide/decide'
import type { Decision } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'
import { readSituation } from '../../situation/readSituation'
import type { Situation } from '../../situation/schema'
import type { Expectation, FlowTests } from './flowTest'

/** One thing that was decided otherwise than expected. */
export interface Difference {
  what: keyof Expectation
  expected: unknown
  got: unknown
}

/** How one test came out. */
export interface Tested {
  name: string
  differences: Difference[]
  /** What was decided, in the words of an expectation. */
  got: Required<Expectation>
  decision: Decision
  /** What of the situation could not be read, and was left out. */
  problems: Problem[]
}

/** Runs every test against the config; `now` is for situations that name no time. */
export function runFlowTests(config: Config, { now: fileNow, tests }: FlowTests, now: string): Tested[] {
  return tests.map(({ name, situation, expect }) => {
    const { situation: read, problems } = readSituation({ now: fileNow ?? now, ...situation })
    const decision = decide(config, read)
    const got = factsOf(chooseFlow(config, read).config, decision, read)
    return { name, decision, got, problems, differences: differencesOf(expect, got) }
  })
}

/** A Decision in the words of an expectation. */
function factsOf(config: Config, decision: Decision, situation: Situation): Required<Expectation> {
  const { rule, experiment, holdout, alerts, trace } = decision
  const matched = trace.filter(({ kind, result }) => kind === 'segment' && result === 'matched')
  return {
    flow: config.id,
    offers: holdout ? [] : shownOffers(config, decision, situation).map(({ id }) => id),
    rule,
    segments: matched.map(({ id }) => id),
    alerts,
    experiment: experiment && `${experiment.id}: ${experiment.variation}`,
    holdout,
  }
}

/** What differs of the things that an expectation names. */
export function differencesOf(expected: Expectation, got: Required<Expectation>): Difference[] {
  return (Object.keys(expected) as (keyof Expectation)[])
    .filter((what) => expected[what] !== undefined && written(what, expected[what]) !== written(what, got[what]))
    .map((what) => ({ what, expected: expected[what], got: got[what] }))
}

/** Offers are shown in an order; of segments and alerts the order says nothing. */
function written(what: keyof Expectation, value: unknown): string {
  return JSON.stringify(Array.isArray(value) && what !== 'offers' ? value.toSorted() : value)
}
