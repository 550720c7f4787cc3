import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { complaintsOfEach } from '../support/strictConsumer'

const json = resolve('demo/cancel-flow.json')

const imports = `
import {
  checkConfig, checkSituation, createCancelFlow, decide, defineConfig, parseConfig, readSituation,
  type Choices, type Config, type Handler, type Handlers, type HandlerAnswer, type Settings, type FlowEventOf,
} from 'fairwell'
import { decide as decideAlone, evaluateCondition } from 'fairwell/decide.js'
import { receiveEvents } from 'fairwell/server.js'
import { summarize } from 'fairwell/report.js'
import { fromPaddle, fromStripe } from 'fairwell/billing.js'
import json from '${json}'
declare const api: { post(...told: unknown[]): Promise<Response> }
const config: Config = { version: 1, id: 'main', survey: { reasons: [{ id: 'a', label: 'A' }] } }
const flow = createCancelFlow({ config })
`

const right: [what: string, code: string][] = [
  [
    'every entry',
    `export const all = [checkConfig(config), parseConfig(config), decide(config, {}).offers, decideAlone(config, {}),
      evaluateCondition({}, {}), receiveEvents, summarize([]), checkSituation({}), readSituation({}).situation,
      fromStripe({ status: 'active' }).subscription.amount, fromPaddle({ billingCycle: { interval: 'month', frequency: 1 } })]`,
  ],
  [
    'a config in code',
    `defineConfig({ version: 1, id: 'x', survey: { reasons: [{ id: 'a' }] }, offers: { o: { type: 'pause', lengths: [1], unit: 'month' } } })`,
  ],
  [
    'an imported JSON config, where a config is taken',
    `createCancelFlow({ config: json }); flow.init({ config: json }); const settings: Settings = { config: json }; export { settings }`,
  ],
  [
    'an imported JSON config, by defineConfig',
    `decide(defineConfig(json), {}); const typed: Config = defineConfig(json); export { typed }`,
  ],
  [
    'a handler by its offer',
    `
      flow.handle('discount', async ({ couponId, percentOff }) => { const id: string | undefined = couponId; await api.post(id, percentOff) })
      flow.handle('pause', async ({ length, unit, resumesAt }) => ({ confirmationId: length.toFixed() + unit + resumesAt }))
      flow.handle('plan_change', ({ planId, amount }) => api.post(planId.trim(), amount.toFixed()))
      flow.handle('cancel', ({ ends }, { sessionId }) => api.post(ends === 'now', sessionId))
      flow.handle('seats', ({ data, result }) => api.post(data, result))`,
  ],
  [
    'handlers as an option',
    `createCancelFlow({ config, handlers: {
      discount: ({ couponId }) => api.post(couponId), pause: async ({ length }) => ({ confirmationId: length.toFixed() }),
      seats: async (choice) => { await api.post(choice) }, resume: undefined } })`,
  ],
  [
    'handlers of their own type',
    `const pause: Handler<'pause'> = ({ length }) => api.post(length.toFixed())
      const handlers: Handlers = { pause }; const answer: HandlerAnswer = { confirmationId: 'C-1' }
      const choice: Choices['credit'] = { periods: 2 }; export { handlers, answer, choice }`,
  ],
  [
    'an event by its type',
    `
      flow.on('survey.answered', ({ data }) => data.reason?.trim())
      flow.on('decision.made', ({ data }) => data.offers.map((offer) => offer.trim()))
      flow.on('event', (event) => event.type === 'offer.applied' && event.data.offer.trim())
      flow.on('outcome', ({ outcome }) => outcome === 'saved')
      export const ends = (event: FlowEventOf<'flow.failed'>) => event.data.failure`,
  ],
  [
    'settings that are undefined',
    `createCancelFlow({ config, endpoint: undefined, locale: undefined, handlers: undefined, on: { outcome: undefined }, theme: { logo: undefined } })`,
  ],
  [
    'the global of the script tag',
    `
      window.fairwell ||= function () { (window.fairwell!.q ||= []).push(arguments) } as typeof fairwell
      fairwell?.('init', { config: '/cancel-flow.json', endpoint: '/events' })
      fairwell?.('handle', 'pause', async ({ length }) => { length.toFixed() })
      fairwell?.('on', 'flow.saved', ({ data }) => data.offer?.trim())
      fairwell?.('open', { customer: { id: 'c' } })?.then(({ outcome }) => outcome === 'saved')`,
  ],
]

const wrong: [what: string, code: string, names: RegExp][] = [
  [
    'a version that is none',
    `const wrong: Config = { ...config, version: 2 }; export { wrong }`,
    /'?2'? is not assignable to type '?1/,
  ],
  [
    'an unknown key in code',
    `defineConfig({ version: 1, id: 'x', survey: { reasons: [{ id: 'a' }] }, ofers: {} })`,
    /'ofers' does not exist/,
  ],
  ['an unknown key of a setting', `createCancelFlow({ config, endpont: '/x' })`, /'endpont' does not exist/],
  [
    'a word that is none',
    `defineConfig({ version: 1, id: 'x', survey: { reasons: [{ id: 'a' }], order: 'ramdom' } })`,
    /"ramdom"' is not assignable/,
  ],
  ['a field of another offer', `flow.handle('discount', ({ length }) => api.post(length))`, /'length' does not exist/],
  [
    'a field that no choice has',
    `createCancelFlow({ config, handlers: { pause: ({ lenght }) => api.post(lenght) } })`,
    /'lenght' does not exist/,
  ],
  [
    'an answer that says nothing we know',
    `flow.handle('pause', async () => ({ confirmation: 'C-1' }))`,
    /confirmation/,
  ],
  ['an event that is none', `flow.on('flow.save', () => {})`, /"flow.save"' is not assignable/],
  [
    'a field that no event of the type has',
    `flow.on('decision.made', ({ data }) => data.reason)`,
    /'reason' does not exist/,
  ],
  [
    'an outcome that is none',
    `flow.on('outcome', ({ outcome }) => outcome === 'rescued')`,
    /'"rescued"' have no overlap/,
  ],
  ['a Decision’s field', `decide(config, {}).offer`, /'offer' does not exist/],
  ['a command that is none', `fairwell?.('opn')`, /opn/],
  [
    'a handler on the global',
    `fairwell?.('handle', 'discount', ({ length }) => api.post(length))`,
    /'length' does not exist/,
  ],
  ['a biller’s field', `fromStripe({ staus: 'active' })`, /staus/],
]

const snippets = [...readFileSync('docs/types.md', 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code = '']) => code,
)

describe('a strict consumer of the built declarations', () => {
  let said: string[][]
  beforeAll(() => {
    said = complaintsOfEach([...[...right, ...wrong].map(([, code]) => imports + code), ...snippets])
  })

  it.for(right.map(([what], index) => ({ what, index })))('compiles $what', ({ index }) => {
    expect(said[index]).toEqual([])
  })

  it.for(wrong.map(([what, , names], index) => ({ what, names, index })))('is told of $what', ({ names, index }) => {
    const complaints = said[right.length + index] ?? []
    expect(complaints.length).toBeGreaterThan(0)
    expect(complaints.join('\n')).toMatch(names)
  })

  it('compiles every snippet of docs/types.md', () => {
    expect(snippets.length).toBeGreaterThan(4)
    expect(said.slice(-snippets.length)).toEqual(snippets.map(() => []))
  })
})
