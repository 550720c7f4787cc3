import type { Config } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { anytimeDifference } from '../statistics/anytime'
import { difference, type Estimate } from '../statistics/compare'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type SampleRatio, sampleRatio } from '../statistics/sampleRatio'
import { type Verdict, verdict } from '../statistics/verdict'
import { isDeflected } from './flows'

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
export function countHoldout(sessions: readonly Session[], config: Config | undefined): HoldoutFigures {
  const decided = sessions.filter(({ decisions }) => decisions.length > 0)
  const held = decided.filter(isHeldOut)
  const others = decided.filter((session) => !isHeldOut(session))
  const share = config?.holdout?.share
  return {
    ...figures(held),
    others: figures(others),
    difference: difference(deflected(others), deflected(held)),
    anytime: anytimeDifference(deflected(others), deflected(held)),
    verdict: verdict(deflected(others), deflected(held)),
    sampleRatio:
      share === undefined
        ? null
        : sampleRatio([
            { count: held.length, weight: share },
            { count: others.length, weight: 1 - share },
          ]),
  }
}

/** Whether this session was in the holdout. */
export function isHeldOut({ decisions }: Session): boolean {
  return decisions.some(({ holdout }) => holdout)
}

function figures(sessions: readonly Session[]): GroupFigures {
  const count = deflected(sessions)
  const saved = sessions.filter(({ outcome }) => outcome === 'saved').length
  return { sessions: count.n, saved, deflected: count.hits, rate: rate(count) }
}

function deflected(sessions: readonly Session[]): Count {
  return { hits: sessions.filter(isDeflected).length, n: sessions.length }
}
