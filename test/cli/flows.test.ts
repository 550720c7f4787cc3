import { describe, expect, it } from 'vitest'
import { runExplain } from '../../src/cli/commands/runExplain'
import { runProve } from '../../src/cli/commands/runProve'
import { runSimulate } from '../../src/cli/commands/runSimulate'
import { runTest } from '../../src/cli/commands/runTest'
import { file, run } from '../support/runCommand'
import { severalFlows } from '../support/severalFlows'

const config = file('several.json', severalFlows)
const situation = (subscription: object) =>
  file('customer.json', { customer: { id: 'cus_1' }, subscription, answers: { reason: 'price' } })

describe('a config with several flows', () => {
  it('is explained by the flow that the customer gets, with why by no flow before it', async () => {
    const { out } = await run(runExplain, [config, situation({ status: 'trialing', interval: 'month' })])
    expect(out).toContain('This customer gets the flow trial.\nThis customer is offered nothing')
    expect(out).toMatch(/flow +yearly +no +subscription\.interval is/)
    expect(out).toMatch(/flow +trial +yes/)
    expect(out).not.toMatch(/flow +euro/)
  })

  it('is explained by any flow that is asked for, drafts included, as if there were no other', async () => {
    const { out } = await run(runExplain, [config, situation({ interval: 'year' }), '--flow', 'euro', '--json'])
    const { trace, rule } = JSON.parse(out)
    expect(rule).toBeNull()
    expect(trace[0]).toMatchObject({ kind: 'audience', result: 'not_matched' })
    const { status, err } = await run(runExplain, [config, situation({}), '--flow', 'yaerly'])
    expect(status).toBe(2)
    expect(err).toContain('Did you mean yearly? Known here: studio, yearly, euro, trial.')
  })

  it('is tested by which flow a customer gets', async () => {
    const tests = ['studio', 'yearly'].map((flow) => ({
      name: flow,
      situation: { customer: { id: 'c' }, subscription: { interval: 'year' }, answers: { reason: 'price' } },
      expect: { flow, offers: ['save'] },
    }))
    const { out } = await run(runTest, [config, file('flows.tests.json', { tests })])
    expect(out).toContain('failed: studio\n  flow: expected studio, got yearly')
    expect(out).toContain('passed: yearly')
  })

  it('is simulated flow by flow', async () => {
    const customers = file('customers.json', [
      { customer: { id: 'a' }, subscription: { interval: 'year', amount: 12000, currency: 'USD' } },
      { customer: { id: 'b' }, subscription: { interval: 'year', amount: 12000, currency: 'USD' } },
      { customer: { id: 'c' }, subscription: { interval: 'month', amount: 1000, currency: 'EUR' } },
    ])
    const { flows, ...own } = JSON.parse((await run(runSimulate, [config, customers, '--json'])).out)
    expect(own).toMatchObject({ config: 'studio', customers: 1, offers: { rest: { customers: 1 } } })
    expect(flows).toMatchObject([
      { config: 'yearly', customers: 2, offers: { save: { customers: 2 } }, reasons: { refund: { customers: 1 } } },
      { config: 'trial', customers: 0 },
    ])
    const { out } = await run(runSimulate, [config, customers, '--compare', config])
    expect(out).toContain('2 customers of the flow yearly.')
    expect(out).toContain('With the other config 3 customers see the same.')
    const one = JSON.parse((await run(runSimulate, [config, customers, '--flow', 'yearly', '--json'])).out)
    expect(one).toMatchObject({ config: 'yearly', customers: 3 })
  })

  it('is proven flow by flow, and each flow needs a customer', async () => {
    const whole = JSON.parse((await run(runProve, [config, '--json'])).out)
    expect(whole.ok).toBe(true)
    expect(whole.states).toBeGreaterThan(800)
    const [yearly] = severalFlows.flows
    const twice = { ...severalFlows, flows: [yearly, { id: 'again', audience: yearly.audience }] }
    const { status, out } = await run(runProve, [file('twice.json', twice)])
    expect(status).toBe(1)
    expect(out.replace(/\s+/g, ' ')).toContain('flows[1]: expected a customer who gets the flow again, found none')
  })
})
