// biome-ignore-all lint/suspicious/noThenProperty: a text, so nothing that awaits it takes it for a promise.
import { describe, expect, it } from 'vitest'
import { prove } from '../../../src/cli/prove/prove'
import type { Config } from '../../../src/config/schema/schema'
import { advanceWhole } from '../../../src/flow/advanceWhole'
import { small } from '../../support/proven'

describe('prove', () => {
  const proofOf = (fairness: Config['fairness']) => prove({ ...small, fairness } as Config)

  it('goes through each preset of a map', () => {
    const [one, both] = [proofOf('us-ca'), proofOf({ default: 'us-ca', MN: 'us-mn' })]
    expect(both).toMatchObject({ ok: true, isComplete: true })
    expect(both.customers).toBeGreaterThan(one.customers)
    expect(both.states).toBeGreaterThan(one.states)
  })

  it('names the country of a customer who is shown more than their preset allows', () => {
    const map: Config['fairness'] = { default: 'relaxed', JP: 'us-ca' }
    const chained = {
      ...small,
      fairness: map,
      offers: { ...small.offers, save: { ...small.offers.save, then: 'rest' } },
    }
    const faulty = prove(chained as Config, (flow, action, at) => {
      const next = advanceWhole(flow, action, at)
      return next.step === 'offer' ? { ...next, shown: ['save', 'rest'] } : next
    })
    const many = faulty.problems.find(({ message }) => message.startsWith('2 offers are shown'))
    expect(many).toMatchObject({ counterexample: { situation: { customer: { country: 'JP' } } } })
  })
})
