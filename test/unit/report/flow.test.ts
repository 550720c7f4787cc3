import { expect, it } from 'vitest'
import { parseConfig } from '../../../src/config/check/parseConfig'
import { toCloudEvent } from '../../../src/events/wire/cloudEvent'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { advance } from '../../../src/flow/advance'
import type { Action } from '../../../src/flow/flow'
import { openFlow } from '../../../src/flow/openFlow'
import { startFlow } from '../../../src/flow/startFlow'
import { summarize } from '../../../src/report'

const config = parseConfig({
  version: 1,
  id: 'main',
  segments: { high_value: { 'subscription.mrr': { $exists: true, $gte: 4000 } } },
  survey: {
    order: 'listed',
    reasons: [
      { id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' },
      { id: 'closing', label: 'We close' },
    ],
  },
  offers: { save20: { type: 'discount', percentOff: 20, durationInMonths: 3 } },
  rules: [{ id: 'price', segment: 'high_value', when: { 'answers.reason': 'too_expensive' }, offers: ['save20'] }],
})

const subscription = { id: 'sub_1', status: 'active', amount: 4900, currency: 'USD', interval: 'month' } as const

/** A flow as it runs in a page, through the same move and event code, as the receiver stores it. */
function play(sessionId: string, actions: Action[]): CloudEvent[] {
  const now = new Date('2026-03-01T12:00:00Z')
  const situation = { customer: { id: `cus_${sessionId}` }, subscription }
  const start = startFlow({
    config,
    situation,
    sessionId,
    mode: 'live',
    now,
    random: () => 0,
    open: (flow) => openFlow(flow, now),
  })
  const flows = [start]
  for (const action of actions) flows.push(advance(flows.at(-1) ?? start, action, now))
  const drafts = flows.flatMap((after, index) => eventsFor(flows[index - 1], actions[index - 1], after))
  return drafts.map((draft, index) =>
    toCloudEvent(
      {
        ...draft,
        id: `${sessionId}-${index}`,
        time: now.toISOString(),
        seq: index + 1,
        sessionId,
        flowId: config.id,
        configHash: 'h',
        version: '0.1.0',
        mode: 'live',
        customer: situation.customer,
        subscription: { id: subscription.id, mrr: 4900, currency: 'USD' },
      },
      'https://shop.test',
    ),
  )
}

const answer = (value: string): Action[] => [{ type: 'answer', question: 'reason', value }, { type: 'continue' }]

it('reads what the flow itself records', () => {
  const saved = play('a', [
    ...answer('too_expensive'),
    { type: 'accept', offer: 'save20' },
    { type: 'settled', receipt: {} },
  ])
  const closed = play('b', [...answer('closing'), { type: 'close' }])
  const left = play('c', [...answer('too_expensive')])
  const summary = summarize([...saved, ...closed, ...left])
  const counts = { decided: 2, shown: 2, accepted: 1, applied: 1, acceptance: { value: 0.5, n: 2 } }
  expect(summary.flows).toMatchObject({ started: 3, ended: 2, outcomes: { saved: 1, dismissed: 1 } })
  expect(summary.reasons).toMatchObject({
    too_expensive: { answered: 2, category: 'price', influence: 'influenceable' },
    closing: { answered: 1 },
  })
  expect(summary.offers.save20).toMatchObject({
    type: 'discount',
    ...counts,
    byRule: { price: counts },
    bySegment: { high_value: counts },
  })
  expect(summary.savedRevenue.USD).toMatchObject({
    subscriptions: 1,
    mrr: 4900,
    discount: 980,
    net: 3920,
    termDiscount: 2940,
  })
  expect(summary.funnel.map(({ step }) => step).slice(0, 2)).toEqual(['survey', 'offer'])
  expect(summary.input).toMatchObject({ gaps: 0, unreadable: 0, foreign: 0, afterEnd: 0 })
})
