import { at, error, type Problem } from './problem'
import type { Config } from './schema'

/** Names that lead nowhere, and names given twice. */
export function checkReferences(config: Config): Problem[] {
  const { rules = [], alerts = [], survey, offers = {}, segments = {} } = config
  return [
    ...rules.flatMap((rule, index) => [
      ...missing(rule.offers, offers, `rules[${index}].offers`, 'offers'),
      ...missing(rule.segment, segments, `rules[${index}].segment`, 'segments'),
      ...(rule.experiment?.variations ?? []).flatMap((variation, arm) =>
        missing(variation.offers, offers, `rules[${index}].experiment.variations[${arm}].offers`, 'offers'),
      ),
      ...twice(
        (rule.experiment?.variations ?? []).map((variation) => variation.key),
        `rules[${index}].experiment.variations`,
      ),
    ]),
    ...alerts.flatMap((alert, index) => missing(alert.segment, segments, `alerts[${index}].segment`, 'segments')),
    ...twice(ids(rules), 'rules'),
    ...twice(ids(alerts), 'alerts'),
    ...twice(ids(survey.reasons), 'survey.reasons'),
    ...survey.reasons.flatMap(({ questions = [] }, index) => [
      ...twice(ids(questions), `survey.reasons[${index}].questions`),
      ...questions.flatMap((question, place) =>
        twice(ids(question.options ?? []), `survey.reasons[${index}].questions[${place}].options`),
      ),
    ]),
  ]
}

function ids(entries: { id: string }[]): string[] {
  return entries.map((entry) => entry.id)
}

function missing(names: string | string[] | undefined, among: object, path: string, where: string): Problem[] {
  const isList = Array.isArray(names)
  return [names ?? []]
    .flat()
    .flatMap((name, index) =>
      Object.hasOwn(among, name)
        ? []
        : [
            error(
              isList ? at(path, index) : path,
              `"${name}" is not among ${where} (${Object.keys(among).join(', ') || 'none'})`,
            ),
          ],
    )
}

function twice(names: string[], path: string): Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [error(at(path, index), `"${name}" is given twice`)] : [],
  )
}
