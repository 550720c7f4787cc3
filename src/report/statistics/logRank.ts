import { chiSquareTail } from './chiSquareTail'
import type { Lifetime } from './survivalCurve'

/** Whether groups leave at different paces. */
export interface LogRank {
  statistic: number
  degrees: number
  /** The probability that chance alone sets curves at least this far apart. */
  p: number
}

/**
 * The log-rank test of two or more groups (Mantel 1966; Peto and Peto 1972). Null where there is nothing to compare: fewer
 * than two groups, or nobody left.
 */
export function logRank(groups: readonly (readonly Lifetime[])[]): LogRank | null {
  const sorted = groups.map((group) => [...group].sort((a, b) => a.time - b.time))
  const times = new Set(sorted.flatMap((group) => group.flatMap(({ time, ended }) => (ended ? [time] : []))))
  const off = groups.map(() => 0)
  const covariance = groups.map(() => groups.map(() => 0))
  const passed = groups.map(() => 0)
  for (const time of [...times].sort((a, b) => a - b)) addTime(sorted, time, { passed, off, covariance })
  const { statistic, degrees } = quadraticForm(
    off.slice(1),
    covariance.slice(1).map((row) => row.slice(1)),
  )
  return degrees === 0 ? null : { statistic, degrees, p: chiSquareTail(statistic, degrees) }
}

interface Sums {
  /** How many of each group were gone before the time. */
  passed: number[]
  /** Exits of each group less those expected if all groups left at one pace. */
  off: number[]
  covariance: number[][]
}

function addTime(sorted: readonly Lifetime[][], time: number, { passed, off, covariance }: Sums): void {
  const atRisk: number[] = []
  const exits: number[] = []
  for (const [index, group] of sorted.entries()) {
    let at = passed[index] ?? 0
    while (at < group.length && (group[at]?.time ?? 0) < time) at += 1
    passed[index] = at
    atRisk.push(group.length - at)
    let ended = 0
    for (; group[at]?.time === time; at += 1) if (group[at]?.ended) ended += 1
    exits.push(ended)
  }
  const all = atRisk.reduce((total, n) => total + n, 0)
  const gone = exits.reduce((total, n) => total + n, 0)
  const spread = all > 1 ? (gone * (all - gone)) / (all - 1) : 0
  for (const [one, row] of covariance.entries()) {
    const share = (atRisk[one] ?? 0) / all
    off[one] = (off[one] ?? 0) + (exits[one] ?? 0) - gone * share
    for (const [other, sum] of row.entries())
      row[other] = sum + spread * share * ((one === other ? 1 : 0) - (atRisk[other] ?? 0) / all)
  }
}

/**
 * The vector times the inverse matrix times the vector, by elimination without the inverse. A group that nobody could leave
 * has no variance: it is passed over, and costs a degree of freedom.
 */
function quadraticForm(vector: number[], matrix: number[][]): { statistic: number; degrees: number } {
  const scale = Math.max(0, ...matrix.map((row, index) => row[index] ?? 0))
  let statistic = 0
  let degrees = 0
  for (const [step, row] of matrix.entries()) {
    const pivot = row[step] ?? 0
    if (pivot <= scale * 1e-10) continue
    const value = vector[step] ?? 0
    statistic += (value * value) / pivot
    degrees += 1
    for (let below = step + 1; below < matrix.length; below += 1) {
      const factor = (matrix[below]?.[step] ?? 0) / pivot
      vector[below] = (vector[below] ?? 0) - factor * value
      matrix[below] = (matrix[below] ?? []).map((cell, column) => cell - factor * (row[column] ?? 0))
    }
  }
  return { statistic, degrees }
}
