import { flowOutcomes } from '../flowEndings'
import type { ReceivedEvent } from '../receive/checkEvent'
import type { AlertFacts, AlertOffer } from './alert'
import { fields, text } from './fields'

const names = ['reason', 'label', 'category', 'influence', 'suggestedReason', 'outcome', 'offer', 'type'] as const

/**
 * What is known of a flow: what its alert says (`data`), and what the stored events of its session have said since. Their
 * answers are left out: the page decides which answers a third party may see, and it has put those into the alert.
 */
export function laterFacts(data: Record<string, unknown>, session: readonly ReceivedEvent[]): AlertFacts {
  const known = factsIn(data)
  if (known.outcome) return known
  const inOrder = [...session].sort((one, other) => Number(one.sequence) - Number(other.sequence))
  return inOrder.reduce<AlertFacts>(addTo, known)
}

function factsIn(data: Record<string, unknown>): AlertFacts {
  const told = names.map((name) => [name, text(data[name])] as const).filter(([, value]) => value)
  const declined = (Array.isArray(data.declined) ? data.declined : []).map((one) => offerIn(fields(one)))
  return {
    ...Object.fromEntries(told),
    ...(isFilled(fields(data.answers)) && { answers: fields(data.answers) }),
    ...(declined.length > 0 && { declined }),
    ...(isFilled(fields(data.choice)) && { choice: fields(data.choice) }),
  }
}

function addTo(facts: AlertFacts, event: ReceivedEvent): AlertFacts {
  const data = fields(event.data)
  const name = event.type.replace(/^dev\.fairwell\.|\.v1$/g, '')
  if (name === 'survey.answered') return { ...withoutReason(facts, data), ...pick(factsIn(data), reasonNames) }
  if (name === 'offer.declined') return withDeclined(facts, offerIn(data))
  // A cancellation that a server recorded is one, wherever it was made.
  const outcome = name === 'cancellation.recorded' ? 'canceled' : flowOutcomes.find((each) => name === `flow.${each}`)
  if (!outcome) return facts
  const { result: _, ...choice } = fields(data.choice)
  const { offer } = factsIn(data)
  return { ...facts, ...(offer && { offer }), ...(isFilled(choice) && { choice }), outcome }
}

const reasonNames = ['reason', 'category', 'influence', 'suggestedReason'] as const

/** The facts without their reason. The label stays only where the new reason is the same, since it is the label of the old one. */
function withoutReason({ label, ...facts }: AlertFacts, { reason }: Record<string, unknown>): AlertFacts {
  return label !== undefined && reason === facts.reason ? { ...facts, label } : facts
}

function withDeclined(facts: AlertFacts, offer: AlertOffer): AlertFacts {
  const { declined = [] } = facts
  return declined.some((one) => one.offer === offer.offer) ? facts : { ...facts, declined: [...declined, offer] }
}

function offerIn(data: Record<string, unknown>): AlertOffer {
  return pick(factsIn({ ...data, declined: [] }), ['offer', 'type', 'choice'])
}

function pick<Name extends keyof AlertFacts>(facts: AlertFacts, wanted: readonly Name[]): Pick<AlertFacts, Name> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => wanted.includes(name as Name))) as AlertFacts
}

function isFilled(value: object): boolean {
  return Object.keys(value).length > 0
}
