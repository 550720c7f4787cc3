import type { Config, Question, Reason } from '../schema/schema'
import { meaningOf } from '../schema/standardReasons'
import { customerFields, derivedFields, subscriptionFields } from './attributes'
import type { Known } from './known'

const text: Known = { kind: 'text' }
const anything: Known = { kind: 'anything' }

/** What conditions of this config can read: the fields of a Situation, and the answers that its survey can give. */
export function situationOf(config: Config): Known {
  return closed({
    customer: open(customerFields),
    subscription: open({ ...subscriptionFields, ...derivedFields }),
    subscriptions: { kind: 'list', element: open(subscriptionFields) },
    kind: { kind: 'text', oneOf: ['cancel', 'withdraw'], what: 'kind' },
    stage: { kind: 'text', oneOf: ['open'], what: 'stage' },
    answers: answersOf(config),
    history: open({ offers: { kind: 'list', element: recordOf(config) } }),
    page: open({}),
    locale: { kind: 'text', code: 'language' },
    now: { kind: 'time' },
    handlers: { kind: 'list', element: text },
  })
}

/** An entry of the customer's history. It may be about an offer that the config no longer has. */
function recordOf({ offers = {} }: Config): Known {
  const statuses = ['shown', 'accepted', 'declined']
  return open({
    id: { kind: 'text', oneOf: Object.keys(offers), what: 'offer', isLoose: true },
    status: { kind: 'text', oneOf: statuses, what: 'status of an offer' },
    time: { kind: 'time' },
  })
}

function answersOf({ survey, steps = [] }: Config): Known {
  const { reasons } = survey
  const ids = reasons.map(({ id }) => id)
  const asked = [...reasons.flatMap(({ questions = [] }) => questions), ...(survey.questions ?? [])]
  const questionsOf = (id: string) => asked.filter((question) => question.id === id)
  return closed({
    // The result of a merchant's own step is kept under the step's id.
    ...Object.fromEntries(steps.map(({ id }) => [id, anything])),
    ...Object.fromEntries(asked.map(({ id }) => [id, answerTo(questionsOf(id))])),
    reason: { kind: 'text', oneOf: ids, what: 'reason' },
    suggestedReason: { kind: 'text', oneOf: ids, what: 'reason' },
    category: { kind: 'text', oneOf: meaningsIn(reasons, 'category'), what: 'category of a reason' },
    influence: { kind: 'text', oneOf: meaningsIn(reasons, 'influence'), what: 'influence of a reason' },
  })
}

function meaningsIn(reasons: Reason[], key: 'category' | 'influence'): string[] {
  return [...new Set(reasons.map((reason) => meaningOf(reason)[key]))].filter((meaning) => meaning !== undefined)
}

/** The possible answers to a question. One that is asked in several places has the options of all of them. */
function answerTo(questions: Question[]): Known {
  const [type, ...others] = new Set(questions.map(({ type }) => type))
  const choice: Known = {
    kind: 'text',
    oneOf: questions.flatMap(({ options = [] }) => options.map(({ id }) => id)),
    what: 'option',
  }
  if (others.length) return anything
  if (type === 'single') return choice
  if (type === 'multiple') return { kind: 'list', element: choice }
  if (type === 'rating') return { kind: 'number', isWhole: true, from: 1, to: 5 }
  return type === 'nps' ? { kind: 'number', isWhole: true, from: 0, to: 10 } : text
}

function open(fields: Record<string, Known>): Known {
  return { kind: 'object', isOpen: true, fields }
}

function closed(fields: Record<string, Known>): Known {
  return { kind: 'object', fields }
}
