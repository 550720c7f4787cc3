import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { optionsOf } from '../../../scripts/options'
import { situationJsonSchema } from '../../../scripts/situationReference'
import { decide } from '../../../src/decide/decide'
import { checkSituation } from '../../../src/situation/checkSituation'
import { expected, generalPath } from '../../../src/situation/expected'
import { readSituation } from '../../../src/situation/readSituation'
import { situationSchema } from '../../../src/situation/schema'
import { config } from '../../support/anySituation'
import { draws } from '../../support/sample'
import { anySituation } from '../../support/situationFields'

describe('reading', () => {
  it('never throws, gives what the schema allows, and finds nothing more in what it gave', () => {
    fc.assert(
      fc.property(anySituation, (input) => {
        const { situation, problems } = readSituation(input)
        expect(situationSchema.safeParse(situation).error?.issues ?? []).toEqual([])
        const again = readSituation(situation)
        expect(again).toEqual({ situation, problems: [] })
        expect(JSON.parse(JSON.stringify(situation))).toEqual(situation)
        expect(new Set(problems.map(({ path }) => path)).size).toBe(problems.length)
        expect(typeof JSON.stringify(checkSituation(input))).toBe('string')
      }),
      { numRuns: draws(500) },
    )
  })

  it('loses nothing that the schema allows', () => {
    const time = fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    const text = fc.string({ minLength: 1 }).filter((each) => each.trim() === each && each !== '')
    const subscription = fc.record(
      {
        id: text,
        status: fc.constantFrom('active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled'),
        plan: text,
        planName: text,
        amount: fc.maxSafeNat(),
        currency: fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'),
        interval: fc.constantFrom('day', 'week', 'month', 'year'),
        intervalCount: fc.integer({ min: 1, max: 99 }),
        quantity: fc.nat(),
        startedAt: time.map((date) => date.toISOString().replace('.000Z', 'Z')),
        currentPeriodEnd: time.map((date) => date.toISOString().slice(0, 10)),
        discount: fc.record({ percentOff: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
        own: fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text)),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.record({ customer: fc.record({ id: text, own: fc.integer() }), subscription }), (input) => {
        const plain = JSON.parse(JSON.stringify(input))
        expect(readSituation(input)).toEqual({ situation: plain, problems: [] })
      }),
    )
  })

  it('has words for every path of the schema', () => {
    const schema = JSON.parse(
      JSON.stringify(situationJsonSchema(), (key, value) => (key === 'additionalProperties' ? undefined : value)),
    )
    const paths = optionsOf(schema).map(({ path }) => generalPath(path.replace('subscriptions[]', 'subscriptions[0]')))
    expect([...new Set(paths)].filter((path) => !expected.has(path))).toEqual([])
    expect(optionsOf(schema).filter(({ schema: { description } }) => !description)).toEqual([])
  })

  it('writes a JSON Schema that takes the host’s own fields', () => {
    const schema = situationJsonSchema()
    expect(schema.additionalProperties).toBeUndefined()
    expect(z.toJSONSchema(situationSchema, { io: 'input' })).toHaveProperty('properties.customer.additionalProperties')
  })

  it('says where, what was expected, what came and what was done', () => {
    const { problems } = readSituation({ subscription: { amount: 49.99, quantity: 'x'.repeat(100) } })
    expect(problems).toEqual([
      {
        severity: 'warning',
        path: 'subscription.amount',
        message: 'expected a number of minor units, 0 or more, got 49.99. It is left out',
        mend: 'Give minor units as an integer: 4900 for $49.00 and for ¥4,900.',
      },
      {
        severity: 'warning',
        path: 'subscription.quantity',
        message: expect.stringMatching(
          /^expected a whole number from 0, got "x{56}\.\.\.\. It is left out, and the amount/,
        ),
      },
    ])
  })
})

it('decides on whatever was read, and throws at nothing unread', () => {
  fc.assert(
    fc.property(anySituation, (input) => {
      expect(decide(config, readSituation(input).situation).trace.map(({ why }) => why)).not.toContain('unreadable')
      expect(typeof decide(config, input as never)).toBe('object')
    }),
    { numRuns: draws(600) },
  )
})
