import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { type Claim, performActions, type SituationFacts, signSituation, verifyClaim } from '../../../src/server'
import { freeChoice } from '../../../src/server/actions/freeChoice'
import { severalFlowsConfig as config } from '../../support/severalFlows'

const secret = 'a-secret-for-tests-that-is-long-enough'
const now = new Date('2026-11-28T12:00:00Z')

/** The offer that a customer with this subscription gets for a claim, or the code of the refusal. */
async function grantedTo(subscription: object, claim: Partial<Claim>, bound = true): Promise<string> {
  const facts = { customer: { id: 'cus_1' }, subscription } as SituationFacts
  const token = await signSituation(facts, { secret, now, ...(bound && { config }) })
  const whole = { offer: 'save', sessionId: 's1', answers: { reason: 'price' }, ...claim }
  return verifyClaim({ config, token, secret, now, claim: whole }).then(
    (granted) => `${granted.offer.id} by ${granted.config.id}`,
    (error) => error.code,
  )
}

describe('a claim under a config with several flows', () => {
  it.each([
    [{ interval: 'year' }, { flowId: 'yearly', offer: 'save' }, 'save by yearly'],
    [
      { interval: 'month' },
      { flowId: 'studio', offer: 'rest', choice: { length: 1, unit: 'month' } },
      'rest by studio',
    ],
    // The facts say which flow it is, so that no browser picks the better one.
    [{ interval: 'month' }, { flowId: 'yearly', offer: 'save' }, 'not_offered'],
    [{ interval: 'year' }, { flowId: 'studio', offer: 'rest' }, 'not_offered'],
    [{ status: 'trialing' }, { flowId: 'studio', offer: 'rest' }, 'not_offered'],
    // Where a page has several subscriptions, what it opened with is named by the config's own id.
    [{ interval: 'year' }, { flowId: 'studio', offer: 'save' }, 'save by yearly'],
    [{ interval: 'year' }, { offer: 'save' }, 'save by yearly'],
    [{ currency: 'EUR' }, { flowId: 'euro', offer: 'rest', choice: { length: 1, unit: 'month' } }, 'rest by studio'],
    [{ interval: 'year' }, { flowId: 'strange', offer: 'save' }, 'other_flow'],
  ])('of a customer with %j for %j: %s', async (subscription, claim, expected) => {
    expect(await grantedTo(subscription, claim)).toBe(expected)
    expect(await grantedTo(subscription, claim, false)).toBe(expected)
  })
})

it('each flow’s own times of ending are its own, and every flow’s offers need a performer', () => {
  const flows = [
    { id: 'yearly', confirm: { ends: ['now', 'period_end'] }, audience: { 'subscription.interval': 'year' } },
  ]
  const ending = { ...config, flows } as Config
  expect(freeChoice({ action: 'cancel', choice: { ends: 'now' }, flowId: 'yearly' }, [ending])).toEqual({ ends: 'now' })
  expect(() => freeChoice({ action: 'cancel', choice: { ends: 'now' }, flowId: 'studio' }, [ending])).toThrow(/ends/)
  const offers = { gift: { type: 'credit', amount: 500, currency: 'USD' } }
  const giving = { ...config, flows: [{ id: 'giving', offers, rules: [] }] } as unknown as Config
  const perform = { cancel: () => ({}), discount: () => ({}), pause: () => ({}) }
  const made = () =>
    performActions({ config: giving, secret, signedIn: () => null, seen: async () => true as never, perform })
  expect(made).toThrow(/perform\.credit: expected a function, which offers\.gift needs/)
})
