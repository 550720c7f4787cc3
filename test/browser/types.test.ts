import { expect, it } from 'vitest'
import { complaintsOf } from '../support/strictConsumer'

const sound = `
import { checkConfig, createCancelFlow, decide, parseConfig, type Config } from 'fairwell'
import { decide as decideAlone, evaluateCondition } from 'fairwell/decide.js'
import { receiveEvents } from 'fairwell/server.js'
import { summarize } from 'fairwell/report.js'
import { fromPaddle, fromStripe } from 'fairwell/billing.js'
const config: Config = { version: 1, id: 'main', survey: { reasons: [{ id: 'a', label: 'A' }] } }
const flow = createCancelFlow({ config, handlers: { pause: async (choice) => ({ confirmationId: String(choice.length) }) } })
flow.on('outcome', ({ outcome }) => outcome === 'saved')
export const all = [checkConfig(config), parseConfig(config), decide(config, {}).offers, decideAlone(config, {}), evaluateCondition({}, {}), receiveEvents, summarize([]), fromStripe({ status: 'active' }).subscription.amount, fromPaddle({ billingCycle: { interval: 'month', frequency: 1 } })]
`

it('lets a strict consumer read every entry’s types without a package of ours', () => {
  expect(complaintsOf(sound)).toEqual([])
}, 60_000)

it('tells a consumer what is wrong', () => {
  const wrong = sound
    .replace('version: 1', "version: 'one'")
    .replace("'saved'", "'rescued'")
    .replace('.offers', '.offer')
  expect(complaintsOf(wrong)).toHaveLength(3)
}, 60_000)
