import { at, type Problem } from '../config/check/problem'
import { distance } from '../config/lint/distance'
import { performedBy } from '../config/schema/performedBy'
import type { Config } from '../config/schema/schema'
import { doubt } from './doubts'
import type { Situation } from './schema'

/** Finds names in a Situation that the config does not have: reasons, questions, options, offers, handlers. */
export function strangersOf({ answers = {}, history, handlers }: Situation, config: Config): Problem[] {
  const { reasons, questions = [] } = config.survey
  const asked = [...questions, ...reasons.flatMap((reason) => reason.questions ?? [])]
  const offers = Object.entries(config.offers ?? {})
  const performed = offers.flatMap(([, offer]) => performedBy(offer))
  const { reason, suggestedReason, category, influence, ...others } = answers
  const ids = reasons.map(({ id }) => id)
  return [
    ...[
      ['reason', reason],
      ['suggestedReason', suggestedReason],
    ].flatMap(([name, given]) => (given === undefined ? [] : stranger(`answers.${name}`, given, ids))),
    ...Object.keys(others).flatMap((key) =>
      stranger(
        at('answers', key),
        key,
        asked.map(({ id }) => id),
      ),
    ),
    ...asked.flatMap(({ id, options }) => {
      const given = others[id]
      const known = options?.map((option) => option.id)
      return known
        ? (Array.isArray(given) ? given : given === undefined ? [] : [given]).flatMap((each) =>
            stranger(at('answers', id), each, known),
          )
        : []
    }),
    ...(history?.offers ?? []).flatMap(({ id }, index) =>
      stranger(
        `${at('history.offers', index)}.id`,
        id,
        offers.map(([name]) => name),
      ),
    ),
    ...(handlers ?? []).flatMap((name, index) => stranger(at('handlers', index), name, ['cancel', ...performed])),
  ]
}

function stranger(path: string, given: unknown, known: string[]): Problem[] {
  const near = known.find((name) => distance(name, String(given)) <= 2)
  return doubt(
    path,
    !known.includes(given as string),
    `expected one of ${known.join(', ') || 'nothing'}, got ${given}`,
  ).map((problem) => (near ? { ...problem, mend: `Did you mean ${near}?` } : problem))
}
