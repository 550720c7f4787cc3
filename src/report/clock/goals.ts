import { goalPeriod } from '../../config/schema/goalPeriod'
import type { Config } from '../../config/schema/schema'
import { sum } from '../figures/sum'
import { chiSquareTail } from '../statistics/chiSquareTail'
import type { Estimate } from '../statistics/compare'
import { type Rate, z95 } from '../statistics/rate'
import { dayText, firstDayOf } from './days'
import { spreadOf } from './lastMonth'
import type { Pace } from './pace'
import { isThere, keptBetween } from './retention'
import { wholeMonths } from './rhythm'
import type { Stretch, Stretches } from './stretches'
import { tenures } from './tenures'

/** A retention goal of the config, and how it stands. */
export interface Goal {
  /** The share that has to be there at the end, of the customers there when the period began. */
  share: number
  /** The period's first day, and the first day after it. */
  from: string
  to: string
  state: 'ahead' | 'running' | 'met' | 'missed' | 'not known'
  /** How many there were at the start, and the share of them that is there today or, when it is over, was at its end. */
  kept: Rate | null
  /** The share that the end will see if customers leave at the pace of their tenure; null unless the period runs. */
  forecast: Estimate | null
  /** The chance to meet the goal, from 0 to 1; null unless the period runs and enough have left to know the pace. */
  chance: number | null
}

/** The least exits that a pace is known from. */
const fewestExits = 50

/** How the config's retention goals stand; `pace` is undefined where billing cannot tell it. */
export function goalsOf(
  stretches: Stretches,
  pace: Pace | null | undefined,
  config: Config | undefined,
): Record<string, Goal> {
  const goals = Object.entries(config?.retentionGoals ?? {}).flatMap(([name, share]) => {
    const period = goalPeriod(name)
    if (!period) return []
    const [from, to] = [firstDayOf(period.from), firstDayOf(period.to)]
    return [[name, { share, from: dayText(from), to: dayText(to), ...stateOf({ share, from, to }, stretches, pace) }]]
  })
  return Object.fromEntries(goals)
}

interface Target {
  share: number
  from: number
  to: number
}

function stateOf({ share, from, to }: Target, stretches: Stretches, pace: Pace | null | undefined) {
  const none = { kept: null, forecast: null, chance: null }
  const { today } = stretches
  if (from >= today) return { ...none, state: 'ahead' as const }
  const kept = pace ? keptBetween(stretches, from, Math.min(to, today)) : null
  if (!pace || !kept) return { ...none, state: 'not known' as const }
  if (to > today) return { state: 'running' as const, kept, ...forecastOf({ share, from, to }, stretches, pace) }
  // Where some left at an unknown time, both may be true: then the goal is neither met nor missed.
  const isTold = stretches.endUnknown.every(({ start }) => start >= from)
  const state = !isTold ? ('not known' as const) : kept.value >= share - 1e-9 ? ('met' as const) : ('missed' as const)
  return { ...none, kept, state }
}

/**
 * The share at the end, and the chance that it is the goal's or better. Each customer still there leaves with the chance that
 * their tenure gives them until the end; whose end is known already, leaves then. The sum of such chances is close to normal
 * (Lyapunov); its variance is widened by how much more months differ than chance alone makes them, and by how well the
 * pace is known.
 */
function forecastOf({ share, from, to }: Target, { known, today }: Stretches, pace: Pace) {
  const there = known.filter((stretch) => isThere(stretch, from))
  const exits = sum(pace.exits)
  if (exits < fewestExits) return { forecast: null, chance: null }
  const hazard = cumulative(pace)
  const left = there.filter(({ ended }) => ended).length
  const chances = there.filter(({ ended }) => !ended).map((stretch) => chanceToLeave(stretch, today, to, hazard))
  const expected = sum(chances)
  const guessed = sum(chances.filter((chance) => chance < 1))
  const months = wholeMonths(pace).slice(-24)
  const spread = spreadOf(months)
  const deviation = Math.sqrt(spread * (sum(chances.map((chance) => chance * (1 - chance))) + guessed ** 2 / exits))
  const allowed = Math.floor(there.length * (1 - share) + 1e-9)
  const stay = (lost: number) => Math.min(1, Math.max(0, 1 - (left + lost) / there.length))
  return {
    forecast: { value: stay(expected), low: stay(expected + z95 * deviation), high: stay(expected - z95 * deviation) },
    chance: normalBelow((allowed + 0.5 - left - expected) / Math.max(deviation, 1e-9)),
  }
}

function chanceToLeave(
  { start, endsOn }: Stretch,
  today: number,
  to: number,
  hazard: (days: number) => number,
): number {
  if (endsOn !== null) return endsOn < to ? 1 : 0
  return 1 - Math.exp(hazard(today - start) - hazard(to - start))
}

/** The pace summed up over the first so many days of tenure. A span that nobody has reached goes on at the pace of the one before. */
function cumulative({ daily, byTenure }: Pace): (days: number) => number {
  const paces: number[] = []
  for (const [index, { name }] of tenures.entries())
    paces.push(byTenure[name] ? (daily[index] ?? 0) : (paces[index - 1] ?? 0))
  return (days) =>
    sum(tenures.map(({ from, to }, index) => Math.max(0, Math.min(days, to + 1) - from) * (paces[index] ?? 0)))
}

/** The probability that a standard normal variable is below `z`. */
function normalBelow(z: number): number {
  const tail = chiSquareTail(z * z, 1) / 2
  return z < 0 ? tail : 1 - tail
}
