import type { Config } from '../../config/schema/schema'
import { number } from '../log/readRecord'
import type { Session } from '../log/session'
import type { Figure } from './figure'
import { questionsIn } from './questionsIn'

/** A net promoter score and the answers it is made of. */
export interface Nps {
  /** The share of promoters less the share of detractors, from -100 to 100. */
  score: number
  promoters: number
  passives: number
  detractors: number
  n: number
}

/**
 * The net promoter score of the config's `nps` questions, or, without a config, of a question called `nps`. Null without an
 * answer.
 */
export function createNps(config: Config | undefined): Figure<Nps | null> {
  const questions = config ? questionsIn(config) : [{ id: 'nps', type: 'nps' }]
  const ids = new Set(questions.filter(({ type }) => type === 'nps').map(({ id }) => id))
  const counts = { promoters: 0, passives: 0, detractors: 0 }

  function add({ answers }: Session): void {
    for (const id of ids) {
      const score = number(answers[id])
      if (score === null || !Number.isInteger(score) || score < 0 || score > 10) continue
      counts[score >= 9 ? 'promoters' : score <= 6 ? 'detractors' : 'passives'] += 1
    }
  }

  function result(): Nps | null {
    const n = counts.promoters + counts.passives + counts.detractors
    return n === 0 ? null : { score: (100 * (counts.promoters - counts.detractors)) / n, ...counts, n }
  }

  return { add, result }
}
