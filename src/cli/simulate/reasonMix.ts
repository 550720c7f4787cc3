import type { Config } from '../../config/schema/schema'
import { randomFrom } from '../../report/statistics/randomFrom'

/** The answers of one customer, by question. */
export type Answers = Record<string, unknown>

/** The answers that each customer is simulated with. Each set of answers counts as an equal part of the customer. */
export interface ReasonMix {
  /** How many sets of answers each customer has. */
  parts: number
  next(): Answers[]
}

/** Every reason of the survey, once for each customer. */
export function everyReason({ survey }: Config): ReasonMix {
  const all = survey.reasons.map(({ id }) => ({ reason: id }))
  return { parts: all.length, next: () => all }
}

/**
 * One reason for each customer, drawn by weight: `{ "price": 3, "unused": { "weight": 1, "answers": { "blocker": "time" } }
 * }`. The same seed draws the same for the same rows. Throws an Error that names what is wrong.
 */
export function drawnReasons(mix: unknown, { survey }: Config, seed: number): ReasonMix {
  const known = survey.reasons.map(({ id }) => id)
  const weighted = Object.entries(Object(mix)).map(([reason, entry]) => {
    if (!known.includes(reason)) throw new Error(`reasons: expected one of ${known.join(', ')}, got ${reason}.`)
    const { weight, answers } = typeof entry === 'number' ? { weight: entry, answers: {} } : Object(entry)
    if (typeof weight === 'number' && weight >= 0 && Number.isFinite(weight))
      return { weight, answers: [{ ...answers, reason }] }
    throw new Error(`reasons.${reason}: expected a weight of 0 or more, got ${JSON.stringify(entry)}.`)
  })
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) throw new Error('reasons: expected a weight above 0, got none.')
  const random = randomFrom(seed)
  return { parts: 1, next: () => pick(weighted, random() * total) }
}

function pick(weighted: { weight: number; answers: Answers[] }[], at: number): Answers[] {
  let rest = at
  for (const { weight, answers } of weighted) {
    if (rest < weight) return answers
    rest -= weight
  }
  // Rounding may leave the sum of fractions a little too small.
  return weighted.findLast(({ weight }) => weight > 0)?.answers ?? []
}
