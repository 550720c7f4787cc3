import type { Config } from '../schema/schema'
import { everyFlow } from './everyFlow'

/**
 * One config that knows every reason, question, offer, rule, segment and alert of all flows of a config. Where several have one of an
 * id, that of the first counts, the config's own before the others. It is for looking things up, not for deciding.
 */
export function mergedFlows(config: Config): Config {
  const flows = everyFlow(config)
  const [own = config, ...others] = flows
  if (!others.length) return own
  const firstOfEach = <Item extends { id: string }>(itemsOf: (flow: Config) => Item[] | undefined): Item[] => {
    const items = flows.flatMap((flow) => itemsOf(flow) ?? [])
    return items.filter(({ id }, index) => items.findIndex((item) => item.id === id) === index)
  }
  return {
    ...own,
    survey: {
      ...own.survey,
      reasons: firstOfEach(({ survey }) => survey.reasons),
      questions: firstOfEach(({ survey }) => survey.questions),
    },
    offers: Object.assign({}, ...flows.toReversed().map(({ offers }) => offers)),
    segments: Object.assign({}, ...flows.toReversed().map(({ segments }) => segments)),
    rules: firstOfEach(({ rules }) => rules),
    alerts: firstOfEach(({ alerts }) => alerts),
  }
}
