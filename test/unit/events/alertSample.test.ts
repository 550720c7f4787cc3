import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { usualPrivacy } from '../../../src/cli/init/everyLeaver'
import type { Page } from '../../../src/embed/page/page'
import { createRecorder } from '../../../src/embed/session/createRecorder'
import { redactData } from '../../../src/events/personal/redactData'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import { advance } from '../../../src/flow/advance'
import type { Action, Flow } from '../../../src/flow/flow'
import type { ReceivedEvent } from '../../../src/server'
import { alertOf } from '../../../src/server/alerts/alertOf'
import { because, now, situation, started } from '../../support/startedFlow'

const plan = { plan: 'price_1', planName: 'Pro' }

beforeEach(() => vi.stubGlobal('location', { origin: 'https://shop.test' }))
afterEach(() => vi.unstubAllGlobals())

/** What a page records of a walk, as its endpoint gets it. */
function recorded(start: Flow, ...actions: Action[]): ReceivedEvent[] {
  const events: ReceivedEvent[] = []
  const page = { settings: {}, listeners: new Map() } as unknown as Page
  const delivery = { record: (event: object) => void events.push(JSON.parse(JSON.stringify(event))) }
  const later = () => ({ eventsFor, redactData, keepOfferHistory: () => {} })
  const record = createRecorder({ page, delivery: delivery as never, later })
  record(undefined, undefined, start)
  actions.reduce((before, action) => {
    const after = advance(before, action, now)
    record(before, action, after)
    return after
  }, start)
  return events
}

function lost(privacy?: typeof usualPrivacy) {
  const reasons = [{ id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' }]
  const flow = started({
    config: {
      survey: { reasons } as never,
      rules: [{ id: 'price', offers: ['save20'] }],
      alerts: [{ id: 'high-value', on: 'flow.canceled', team: 'success' }],
      ...(privacy && { privacy }),
    },
    situation: {
      customer: { id: 'cus_1', firstName: 'Ada', email: 'ada@example.com' },
      subscription: { ...situation.subscription, ...plan },
      handlers: ['discount'],
    },
  })
  const way = ['continue', 'cancel', 'confirm'].map((type) => ({ type }) as Action)
  const raised = recorded(flow, because('too_expensive'), ...way).find(({ type }) => type.includes('alert.raised'))
  if (!raised) throw new Error('no alert')
  return alertOf(raised)
}

it('an alert names the plan as customers know it, and docs/alerts.md shows what comes', () => {
  const { time, sessionId, ...alert } = lost()
  expect(alert.subscription).toMatchObject(plan)
  expect(alert.sentence).toContain('$49.00 a month on Pro')
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/alerts.md', 'utf8')) ?? []
  const { data } = JSON.parse(json)
  expect({ ...alert, sessionId: data.sessionId }).toEqual(data)
  expect([time, sessionId].every((each) => each.length > 0)).toBe(true)
})

it('the starters write out what is sent by default', () => {
  const { customer, subscription } = lost(usualPrivacy)
  const byDefault = lost()
  expect({ customer, subscription }).toEqual({ customer: byDefault.customer, subscription: byDefault.subscription })
})
