import type { Config } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { anytimeDifference } from '../statistics/anytime'
import { difference, type Estimate } from '../statistics/compare'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type SampleRatio, sampleRatio } from '../statistics/sampleRatio'
import { type Verdict, verdict } from '../statistics/verdict'
import { isDeflected } from './flows'

export interface GroupFigures {
  sessions: number
  saved: number
  /** Ended other than in `canceled` or `failed`. Held-out customers see no offer, so this is what compares. */
  deflected: number
  rate: Rate | null
}

export interface HoldoutFigures extends GroupFigures {
  /** Everyone else who was decided for. */
  others: GroupFigures
  /** What the offers add: the others' deflect rate less the holdout's. */
  difference: Estimate | null
  /** The same with an interval that holds at every look. */
  anytime: Estimate | null
  verdict: Verdict
  /** Null without the config's share. */
  sampleRatio: SampleRatio | null
}

/** The customers kept without offers, beside everyone else who was decided for. */
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
