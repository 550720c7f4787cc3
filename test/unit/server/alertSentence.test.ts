import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slackMessage } from '../../../src/server'
import { alertOf } from '../../../src/server/alerts/alertOf'

const event = (data: unknown, subject?: string) => ({
  specversion: '1.0',
  id: 'e',
  source: 'https://shop.test/fairwell/main',
  type: 'dev.fairwell.alert.raised.v1',
  cfsession: 's',
  ...(subject && { subject }),
  data,
})

const ada = {
  alert: 'high-value',
  customer: { id: 'cus_1', firstName: 'Ada' },
  subscription: { mrr: 4900, currency: 'USD', plan: 'Pro' },
}
const price = { reason: 'price', label: 'It costs too much' }
const save20 = { offer: 'save20', type: 'discount', choice: { percentOff: 20 } }
const who = 'Ada (cus_1), $49.00 a month on Pro,'

describe('an alert reads as a sentence', () => {
  it.each([
    [
      'all there is',
      { ...price, declined: [save20], outcome: 'canceled' },
      `${who} is leaving: It costs too much. Declined 20% off.`,
    ],
    ['the start', {}, `${who} has opened the cancel flow.`],
    ['a reason', price, `${who} is about to leave: It costs too much.`],
    ['a reason that ends in a mark', { reason: 'x', label: 'Why pay?' }, `${who} is about to leave: Why pay?`],
    ['a reason without a label', { reason: 'too_expensive' }, `${who} is about to leave: too expensive.`],
    ['a reason that free text speaks of', { suggestedReason: 'unused' }, `${who} is about to leave: unused.`],
    [
      'a label with a field',
      { reason: 'x', label: 'Not for {{customer.firstName|me}}{{a.b}}' },
      `${who} is about to leave: Not for me.`,
    ],
    ['no reason', { outcome: 'canceled' }, `${who} is leaving.`],
    ['a save', { ...price, ...save20, outcome: 'saved' }, `${who} stays. Reason: It costs too much. Accepted 20% off.`],
    ['a dismissal', { outcome: 'dismissed' }, `${who} has closed the cancel flow, and nothing has changed.`],
    [
      'a call for help',
      { offer: 'talk', type: 'contact', outcome: 'referred' },
      `${who} went for help instead of leaving. Accepted to talk to you.`,
    ],
    [
      'answers',
      { ...price, answers: { rival: 'acme', score: 3, comment: 'Too\nmany clicks' } },
      `${who} is about to leave: It costs too much. rival: acme; score: 3; comment: “Too many clicks”.`,
    ],
    ['test mode', { mode: 'test' }, `[test] ${who} has opened the cancel flow.`],
    ['no customer', { customer: {}, subscription: {} }, 'A customer has opened the cancel flow.'],
    ['an id alone', { customer: { id: 7 }, subscription: {} }, '7 has opened the cancel flow.'],
    [
      'a name alone',
      { customer: { name: 'Ada Ltd' }, subscription: { plan: 'Pro' } },
      'Ada Ltd, on Pro, has opened the cancel flow.',
    ],
    ['an amount without a currency', { subscription: { mrr: 4900 } }, 'Ada (cus_1) has opened the cancel flow.'],
    [
      'yen',
      { subscription: { mrr: 980.4, currency: 'jpy' } },
      'Ada (cus_1), ¥980 a month, has opened the cancel flow.',
    ],
  ])('of %s', (_, facts, expected) => {
    expect(alertOf(event({ ...ada, ...facts })).sentence).toBe(expected)
  })

  it.each([
    ['discount', { amountOff: 500, currency: 'USD', durationInMonths: 3 }, '$5.00 off for 3 months'],
    ['discount', { percentOff: 10, durationInMonths: 1 }, '10% off for 1 month'],
    ['discount', undefined, 'a discount'],
    ['pause', { length: 2, unit: 'month' }, 'a pause of 2 months'],
    ['pause', undefined, 'a pause'],
    ['plan_change', { planId: 'lite' }, 'the plan lite'],
    ['trial_extension', { days: 14 }, '14 more days of trial'],
    ['credit', { amount: 1000, currency: 'EUR' }, '€10.00 of credit'],
    ['credit', { periods: 1 }, '1 free billing period'],
    ['custom', { result: 'x' }, 'the offer mine'],
    ['constructor', {}, 'the offer mine'],
  ])('names the offer %s with %j', (type, choice, expected) => {
    const { sentence } = alertOf(event({ ...ada, declined: [{ offer: 'mine', type, choice }] }))
    expect(sentence).toContain(`Declined ${expected}.`)
  })

  it('is one line, and no markup for Slack, whatever a stranger posts', () => {
    fc.assert(
      fc.property(fc.record(record(), { requiredKeys: [] }), (data) => {
        const alert = alertOf(event(data))
        expect(alert.sentence).not.toMatch(/\bundefined\b|\bnull\b|NaN|\[object|[\n\r\u202a-\u202e\u2066-\u2069]/)
        const { text } = slackMessage(alert)
        expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
      }),
      { numRuns: 500 },
    )
  })
})

/** Everything that an alert may say, by a stranger who keeps to nothing. */
function record() {
  const odd = fc.oneof(
    fc.constantFrom(
      '<!channel>',
      '<https://evil.test|you>',
      'a\u202eb\nc',
      '&lt;',
      '*bold*',
      '',
      '49',
      'USD',
      'canceled',
    ),
    fc.integer(),
    fc.array(fc.constantFrom('<@U1>', 'x')),
    fc.dictionary(
      fc.constantFrom('id', 'firstName', 'mrr', 'currency', 'plan', 'percentOff', 'length', 'unit'),
      fc.constantFrom<unknown>('<x>', 5, -1, {}, []),
    ),
  )
  const names =
    'alert team mode customer subscription reason label category suggestedReason answers declined offer type choice outcome'
  return Object.fromEntries(names.split(' ').map((name) => [name, odd]))
}

it.each([
  ['alert.acted', { alert: 'high-value', by: 'mira', how: 'phone' }, 'mira acted on high-value (phone).'],
  ['alert.acted', { alert: 'high-value' }, 'Somebody acted on high-value.'],
  [
    'cancellation.recorded',
    { channel: 'support', reason: 'price', customer: { id: 'cus_1' } },
    'cus_1 is leaving: price. They canceled outside of the flow: support.',
  ],
])('of what a server told: %s', (type, data, sentence) => {
  const event = { id: '1', source: 'https://desk.test', type: `dev.fairwell.${type}.v1`, data }
  expect(alertOf(event).sentence).toBe(sentence)
})
