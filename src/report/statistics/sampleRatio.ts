import { sum } from '../figures/sum'
import { chiSquareTail } from './chiSquareTail'

/** Whether the arms of an experiment got the shares they were meant to get. */
export interface SampleRatio {
  /** The probability that chance gives a split at least this far from the weights; null where nobody was dealt an arm. */
  p: number | null
  /** True where `p` is below 0.001: events were lost or arms dealt wrongly, and no comparison between the arms can be believed. */
  alarm: boolean
}

/** The threshold that GrowthBook and most others publish: about one false alarm in a thousand experiments. */
const alarmBelow = 0.001

/** Compares what each arm got with its weight, by a chi-square test. The weights need not add up to 1. */
export function sampleRatio(arms: readonly { count: number; weight: number }[]): SampleRatio {
  const total = sum(arms.map((arm) => arm.count))
  const weights = sum(arms.map((arm) => arm.weight))
  const dealt = arms.filter((arm) => arm.weight > 0)
  if (total === 0 || weights === 0) return { p: null, alarm: false }
  // Chance cannot give anyone an arm of weight 0.
  if (arms.some((arm) => arm.weight === 0 && arm.count > 0)) return { p: 0, alarm: true }
  const off = dealt.map(({ count, weight }) => {
    const expected = (total * weight) / weights
    return (count - expected) ** 2 / expected
  })
  const p = chiSquareTail(sum(off), dealt.length - 1)
  return { p, alarm: p < alarmBelow }
}
