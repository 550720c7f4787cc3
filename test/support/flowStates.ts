import type { Config } from '../../src/config/schema/schema'
import type { Action } from '../../src/flow/flow'
import type { Subscription } from '../../src/situation/schema'
import { config, situation, started } from './startedFlow'

export const questions: Config['survey']['questions'] = [
  { id: 'missed', type: 'text', label: 'What was missing?' },
  { id: 'score', type: 'nps', label: 'Would you recommend us?' },
]

export const asking: Partial<Config> = { survey: { ...config.survey, questions } }

export const inState = (status: NonNullable<Subscription['status']>, handlers = ['cancel', 'resume']) =>
  started({ situation: { subscription: { ...situation.subscription, status }, handlers } })

export const settled = (receipt = {}): Action => ({ type: 'settled', receipt })
