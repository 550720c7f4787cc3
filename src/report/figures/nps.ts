import type { Config } from '../../config/schema/schema'
import { number } from '../log/readRecord'
import type { Session } from '../log/session'
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
export function netPromoterScore(sessions: readonly Session[], config: Config | undefined): Nps | null {
  const questions = config ? questionsIn(config) : [{ id: 'nps', type: 'nps' }]
  const ids = new Set(questions.filter(({ type }) => type === 'nps').map(({ id }) => id))
  const answers = sessions.flatMap((session) => [...ids].flatMap((id) => number(session.answers[id]) ?? []))
  const scores = answers.filter((score) => Number.isInteger(score) && score >= 0 && score <= 10)
  if (scores.length === 0) return null
  const promoters = scores.filter((score) => score >= 9).length
  const detractors = scores.filter((score) => score <= 6).length
  const passives = scores.length - promoters - detractors
  return { score: (100 * (promoters - detractors)) / scores.length, promoters, passives, detractors, n: scores.length }
}
