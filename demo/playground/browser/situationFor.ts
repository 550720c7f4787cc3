import type { Config, Situation } from '../../../src/index'
import { handlersFor } from './openFlow'
import type { ReadCustomer } from './readTexts'

/** The Situation that the flow would decide by if it were opened now. */
export function situationFor(config: Config, { facts }: ReadCustomer, answers: Record<string, unknown>): Situation {
  return {
    ...facts,
    answers,
    page: { host: location.host, path: location.pathname },
    locale: 'en',
    now: new Date().toISOString(),
    handlers: Object.keys(handlersFor(config)),
  }
}
