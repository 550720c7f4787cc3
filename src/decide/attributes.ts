import { own } from '../base/own'
import type { Config } from '../config/schema/schema'
import { meaningOf } from '../config/schema/standardReasons'
import type { Situation } from '../situation/schema'
import { figures } from './figures'
import { isLost } from './isLost'

type Derive = (situation: Situation, config: Config) => unknown

/** All that conditions can read: the Situation, the figures derived from it, and the picked reason's category and influence. */
export const attributesOf = (config: Config, situation: Situation): Record<string, unknown> => ({
  ...situation,
  answers: derive(['answers'], situation, config),
  subscription: derive(['subscription'], situation, config),
})

/**
 * The derived value at a path, such as `subscription.mrr` or `answers.category`; undefined or NaN where nothing is derived
 * there and the Situation's own value counts. Derived only when a condition reads the path: parsing a time costs as much as
 * testing a whole rule.
 */
export const derive = ([part = '', name, deeper]: string[], situation: Situation, config: Config): unknown => {
  const makers = own(derived, part) as typeof derived.answers
  if (!makers || deeper !== undefined) return
  if (name !== undefined) return (own(makers, name) as Derive | undefined)?.(situation, config)
  const whole: Record<string, unknown> = { ...(own(situation, part) as object) }
  for (const each of Object.keys(makers)) {
    const value = makers[each]?.(situation, config)
    if (!isLost(value)) whole[each] = value
  }
  return whole
}

const meaningIn = ({ answers }: Situation, { survey }: Config) => {
  const reason = survey?.reasons.find(({ id }) => id === answers?.reason)
  return reason && meaningOf(reason)
}

const derived: Record<string, Record<string, Derive>> = {
  answers: {
    // The config's word wins over the page's: a reason without a category has none.
    category: (situation, config) => {
      const meaning = meaningIn(situation, config)
      return meaning && (meaning.category ?? null)
    },
    influence: (situation, config) => meaningIn(situation, config)?.influence,
  },
  subscription: figures,
}
