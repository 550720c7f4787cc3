import type { Config } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { anytimeDifference } from '../statistics/anytime'
import { difference, type Estimate } from '../statistics/compare'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type SampleRatio, sampleRatio } from '../statistics/sampleRatio'
import { type Verdict, verdict } from '../statistics/verdict'
import type { Figure } from './figure'
import { createFlowCounter, type FlowCounter } from './flows'

/** The figures of the holdout, or of everyone else. */
export interface GroupFigures {
  sessions: number
  saved: number
  /** How many did not cancel and did not fail. Held-out customers see no offer to be saved by, so this is what can be compared. */
  deflected: number
  rate: Rate | null
}

/** The holdout beside everyone else: what offers change. */
export interface HoldoutFigures extends GroupFigures {
  /** Everyone else for whom a decision was made. */
  others: GroupFigures
  /** What the offers add: the deflect rate of the others less that of the holdout. */
  difference: Estimate | null
  /** The same difference with an interval that stays valid however often one looks. */
  anytime: Estimate | null
  verdict: Verdict
  /** Whether the holdout has the size that the config asks for; null where the config names no share. */
  sampleRatio: SampleRatio | null
}

/** Compares the customers kept without offers with everyone else for whom a decision was made. */
export function createHoldout(config: Config | undefined): Figure<HoldoutFigures> {
  const [held, others] = [createFlowCounter(), createFlowCounter()]
  const share = config?.holdout?.share
  return {
    add(session) {
      if (session.decisions.length > 0) (isHeldOut(session) ? held : others).add(session)
    },
    result: () => compared(figures(held), figures(others), share),
  }
}

/** Whether this session was in the holdout. */
export function isHeldOut({ decisions }: Session): boolean {
  return decisions.some(({ holdout }) => holdout)
}

function compared(held: GroupFigures, others: GroupFigures, share: number | undefined): HoldoutFigures {
  const pair = [countOf(others), countOf(held)] as const
  return {
    ...held,
    others,
    difference: difference(...pair),
    anytime: anytimeDifference(...pair),
    verdict: verdict(...pair),
    sampleRatio:
      share === undefined
        ? null
        : sampleRatio([
            { count: held.sessions, weight: share },
            { count: others.sessions, weight: 1 - share },
          ]),
  }
}

function countOf({ deflected, sessions }: GroupFigures): Count {
  return { hits: deflected, n: sessions }
}

function figures(counter: FlowCounter): GroupFigures {
  const { started, outcomes } = counter.flows()
  const count = { hits: outcomes.saved + outcomes.dismissed + outcomes.referred, n: started }
  return { sessions: count.n, saved: outcomes.saved, deflected: count.hits, rate: rate(count) }
}
