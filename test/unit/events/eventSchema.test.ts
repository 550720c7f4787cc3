import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020'
import { HTTP, type CloudEvent as Official } from 'cloudevents'
import { describe, expect, it } from 'vitest'
import { eventPage, eventSchema } from '../../../scripts/eventReference'
import { cloudEventBatch } from '../../../src/events/sinks/cloudEventBatch'
import { cloudEventSingle } from '../../../src/events/sinks/cloudEventSingle'
import { toCloudEvent } from '../../../src/events/wire/cloudEvent'
import type { EventDraft } from '../../../src/events/wire/eventsBy'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import { type CloudEvent, flowEventTypes } from '../../../src/events/wire/flowEvent'
import { advance } from '../../../src/flow/advance'
import type { Action, Flow } from '../../../src/flow/flow'
import { because, now, started } from '../../support/startedFlow'

// Formats are checked by patterns as well, so that no plug-in is needed.
const ajv = new Ajv2020({ allErrors: true, validateFormats: false, allowUnionTypes: true })
const validate = ajv.compile(eventSchema())
/** Takes no field that the reference does not list. */
const validateStrictly = ajv.compile({ ...eventSchema({ isStrict: true }), title: 'strict' })

const settled: Action = { type: 'settled', receipt: { confirmationId: 'CN-1' } }
const accept = (offer: string): Action => ({ type: 'accept', offer })
const pick: Action = { type: 'pick', offer: 'rest', pick: 2 }

/** Walks that between them tell every type of event. */
const walks: (Action | string)[][] = [
  [because('price'), 'continue', 'cancel', 'confirm', settled, 'close'],
  [because('break'), 'continue', pick, accept('rest'), settled, 'close'],
  [because('break'), 'continue', pick, accept('rest'), { type: 'failed', failure: 'rejected' }, 'close'],
  [because('help'), 'continue', accept('talk'), 'close'],
  ['close'],
  [{ type: 'aside', failure: 'broken' }],
]

function told(start: Flow, actions: (Action | string)[]): CloudEvent[] {
  const drafts: EventDraft[] = eventsFor(undefined, undefined, start)
  actions.reduce((before, given) => {
    const action = (typeof given === 'string' ? { type: given } : given) as Action
    const after = advance(before, action, now)
    if (after !== before) drafts.push(...eventsFor(before, action, after))
    return after
  }, start)
  return drafts.map(({ type, data }, index) => {
    const customer = { id: 'cus_1' }
    const stamp = { id: `e-${index}`, time: now.toISOString(), seq: index + 1, sessionId: 's', flowId: 'main' }
    const event = {
      ...stamp,
      type,
      data,
      configHash: 'ab12',
      version: '0.1.0',
      mode: 'live' as const,
      customer,
      subscription: { mrr: 4900 },
    }
    return JSON.parse(JSON.stringify(toCloudEvent(event, 'https://app.example')))
  })
}

const events = walks.flatMap((actions) => told(started(), actions))

describe('the published event schema', () => {
  it.each(flowEventTypes)('takes %s as a flow tells it, and lists every field of it', (type) => {
    const those = events.filter((event) => event.type === `dev.fairwell.${type}.v1`)
    expect(those.length).toBeGreaterThan(0)
    for (const event of those) {
      expect(validate(event), JSON.stringify([event, validate.errors])).toBe(true)
      expect(validateStrictly(event), JSON.stringify([event, validateStrictly.errors])).toBe(true)
    }
  })

  it('takes a field that a later version adds', () => {
    for (const event of events) expect(validate({ ...event, later: 1, data: { ...event.data, later: 1 } })).toBe(true)
  })

  const plant = (change: (event: Record<string, unknown> & { data: Record<string, unknown> }) => void) => {
    const event = structuredClone(events.find(({ type }) => type.includes('decision.made'))) as unknown as Record<
      string,
      unknown
    > & { data: Record<string, unknown> }
    change(event)
    return event
  }
  it.each<[string, Parameters<typeof plant>[0]]>([
    ['another version', (event) => Object.assign(event, { type: 'dev.fairwell.decision.made.v2' })],
    ['an unknown type', (event) => Object.assign(event, { type: 'dev.fairwell.offer.seen.v1' })],
    ['no id', (event) => delete event.id],
    ['an empty id', (event) => Object.assign(event, { id: '' })],
    ['no session', (event) => delete event.cfsession],
    ['a sequence that is a number', (event) => Object.assign(event, { sequence: 4 })],
    ['a sequence of 0', (event) => Object.assign(event, { sequence: '0' })],
    ['a time without a zone', (event) => Object.assign(event, { time: '2026-11-21T12:00:00' })],
    ['a source that is not ours', (event) => Object.assign(event, { source: 'https://app.example' })],
    ['an empty subject', (event) => Object.assign(event, { subject: '' })],
    ['an unknown mode', ({ data }) => Object.assign(data, { mode: 'demo' })],
    ['a nested customer', ({ data }) => Object.assign(data, { customer: { card: { last4: '4242' } } })],
    ['offers that are no list', ({ data }) => Object.assign(data, { offers: 'save20' })],
    ['a holdout that is text', ({ data }) => Object.assign(data, { holdout: 'no' })],
    ['an experiment without a variation', ({ data }) => Object.assign(data, { experiment: { id: 'x' } })],
    ['no reasons why', ({ data }) => delete data.why],
  ])('refuses %s', (_, change) => {
    expect(validate(plant(() => {}))).toBe(true)
    expect(validate(plant(change))).toBe(false)
  })

  it('is what the docs say', () => {
    expect(readFileSync('docs/events.md', 'utf8')).toBe(eventPage())
  })
})

describe('the official cloudevents package', () => {
  it('reads a batch as it is posted', () => {
    const { headers, body } = cloudEventBatch(events)
    const read = HTTP.toEvent({ headers, body }) as Official[]
    expect(read.length).toBe(events.length)
    for (const [place, event] of read.entries()) {
      expect(event.validate()).toBe(true)
      expect(JSON.parse(JSON.stringify(event))).toEqual(events[place])
    }
  })

  it('reads a single event as it is posted', () => {
    for (const event of events) {
      const read = HTTP.toEvent(cloudEventSingle([event])) as Official
      expect(read.validate()).toBe(true)
      expect(JSON.parse(JSON.stringify(read))).toEqual(event)
    }
  })
})
