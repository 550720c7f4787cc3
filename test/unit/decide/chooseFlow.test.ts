import { describe, expect, it } from 'vitest'
import { everyFlow } from '../../../src/config/flows/everyFlow'
import type { Config } from '../../../src/config/schema/schema'
import { chooseFlow } from '../../../src/decide/chooseFlow'
import { decide } from '../../../src/decide/decide'
import { forCustomer } from '../../../src/flow/forCustomer'
import type { Situation } from '../../../src/situation/schema'
import { severalFlowsConfig as config } from '../../support/severalFlows'

const now = '2026-11-28T12:00:00Z'
const about = (subscription: object) => ({ customer: { id: 'cus_1' }, subscription, now }) as Situation
const chosen = (subscription: object, isTest = false) => chooseFlow(config, about(subscription), isTest).config.id

describe('the flow of a customer', () => {
  it.each([
    [{}, 'studio'],
    [{ interval: 'year' }, 'yearly'],
    [{ interval: 'year', status: 'trialing' }, 'yearly'],
    [{ interval: 'month', status: 'trialing' }, 'trial'],
    [{ currency: 'EUR' }, 'studio'],
  ])('with the subscription %j is %s, the first that is for them', (subscription, id) => {
    expect(chosen(subscription)).toBe(id)
  })

  it('is a draft in test mode only', () => {
    expect(chosen({ currency: 'EUR' }, true)).toBe('euro')
    expect(chosen({ currency: 'EUR', interval: 'year' }, true)).toBe('yearly')
  })

  it('is never one that is switched off, and the config’s own whatever its audience', () => {
    const off = { ...config, audience: { 'customer.country': 'DE' }, flows: [{ ...config.flows?.[0], enabled: false }] }
    expect(chooseFlow(off as Config, about({ interval: 'year' })).config.id).toBe('studio')
  })

  it('is switched off with the config, whatever an entry says', () => {
    const off = { ...config, enabled: false, flows: [{ ...config.flows?.[0], enabled: true }] } as Config
    expect(decide(off, about({ interval: 'year' })).offers).toEqual([])
  })

  it('does not depend on the answers', () => {
    const asking = { ...config, flows: [{ id: 'a', audience: { 'answers.reason': 'price' } }] } as Config
    expect(chooseFlow(asking, { ...about({}), answers: { reason: 'price' } }).config.id).toBe('studio')
  })

  it('decides as it would alone, and the trace begins with why no flow before it', () => {
    for (const subscription of [{}, { interval: 'year' }, { status: 'trialing' }]) {
      const situation = { ...about(subscription), answers: { reason: 'price' } }
      const decision = decide(config, situation)
      const alone = decide(chooseFlow(config, situation).config, situation)
      expect({ ...decision, trace: [] }).toEqual({ ...alone, trace: [] })
      const tried = decision.trace.filter(({ kind }) => kind === 'flow')
      expect(decision.trace.slice(tried.length)).toEqual(alone.trace)
      expect(tried.length).toBeGreaterThan(0)
    }
    expect(decide(config, about({ interval: 'month' })).trace[0]).toEqual({
      kind: 'flow',
      id: 'yearly',
      result: 'not_matched',
      why: expect.stringMatching(/^subscription\.interval is .*month.*year/),
    })
  })

  it.each([null, 'x', [null], [7], [{ id: 'a', audience: 7 }], [{}]])(
    'is the config’s own where flows is %j, which no check lets pass',
    (flows) => {
      const decision = decide({ ...config, flows } as unknown as Config, about({ interval: 'year' }))
      expect(decision.rule === 'everyone' || decision.rule === null).toBe(true)
    },
  )
})

describe('a customer with several subscriptions', () => {
  const several = (given: Config, ...subscriptions: object[]) =>
    forCustomer(
      given,
      { customer: { id: 'cus_1' }, subscriptions, now } as Situation,
      (known) => chooseFlow(given, known).config,
    )

  it('is in the flow that all of them belong to', () => {
    expect(several(config, { interval: 'year' }, { interval: 'year' }).config.id).toBe('yearly')
  })

  it('first says which it is about where they belong to several flows, none of which is left out', () => {
    const { flows, situation } = several(config, { interval: 'year' }, { interval: 'month' })
    expect(flows.map(({ id }) => id)).toEqual(['yearly', 'studio'])
    expect(situation?.subscriptions).toHaveLength(2)
  })

  it('gets the flow of the one that is left', () => {
    const active = { 'subscription.status': 'active' }
    const yearly = { ...config.flows?.[0], audience: { ...config.flows?.[0]?.audience, ...active } }
    const narrow = { ...config, audience: active, flows: [yearly] } as Config
    const { config: given, situation } = several(narrow, { status: 'paused' }, { interval: 'year', status: 'active' })
    expect([given.id, situation?.subscription?.interval]).toEqual(['yearly', 'year'])
  })
})

it('every flow of the example is somebody’s', () => {
  expect(everyFlow(config).map(({ id }) => id)).toEqual(['studio', 'yearly', 'euro', 'trial'])
})
