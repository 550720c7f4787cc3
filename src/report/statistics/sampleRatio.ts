import { sum } from '../figures/sum'
import { chiSquareTail } from './chiSquareTail'

export interface SampleRatio {
  /** How likely a split at least this far from the weights is by chance; null when nobody was dealt. */
  p: number | null
  /** True below 0.001: arms were lost or dealt wrongly, and no comparison between them can be believed. */
  alarm: boolean
}

/** The threshold of GrowthBook and of most who publish one: about one false alarm in a thousand experiments. */
const alarmBelow = 0.001

/** Chi-square of what each arm got against its weight. Weights need not add up to 1. */
export function sampleRatio(arms: readonly { count: number; weight: number }[]): SampleRatio {
  const total = sum(arms.map((arm) => arm.count))
  const weights = sum(arms.map((arm) => arm.weight))
  const dealt = arms.filter((arm) => arm.weight > 0)
  if (total === 0 || weights === 0) return { p: null, alarm: false }
  // An arm of weight 0 that got anyone cannot be chance.
  if (arms.some((arm) => arm.weight === 0 && arm.count > 0)) return { p: 0, alarm: true }
  const off = dealt.map(({ count, weight }) => {
    const expected = (total * weight) / weights
    return (count - expected) ** 2 / expected
  })
  const p = chiSquareTail(sum(off), dealt.length - 1)
  return { p, alarm: p < alarmBelow }
}
