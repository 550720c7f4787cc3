import { parseConfig } from '../../src/config/check/parseConfig'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { randomFrom } from '../../src/report/statistics/randomFrom'
import config from '../cancel-flow.json'
import { plans } from '../plans'
import { draw } from './draw'
import { exampleFlow } from './exampleFlow'
import { exampleTruth } from './exampleTruth'

/** The config of the made-up visits: a flow of its own in test mode, so that no made-up figure mixes with a real one. */
export const exampleConfig = parseConfig({ ...config, id: 'tallyroom-example', holdout: { share: 0.1 } })

/** The `source` of every made-up event; nobody can own a domain under `.example`. */
export const exampleSource = 'https://tallyroom.example/fairwell/tallyroom-example'

const days = 182
const dayLength = 86_400_000

interface Customer {
  id: string
  plan: string
  startedAt: string
}

/** Half a year of made-up visits up to `now`. The same time gives the same visits. */
export function* exampleEvents(now: Date, flows = 1600): Generator<CloudEvent> {
  const random = randomFrom(20)
  const saved: Customer[] = []
  for (let flow = 0; flow < flows; flow += 1) {
    const at = new Date(now.getTime() - days * dayLength + visitAt(flow / flows, random))
    const isBack = saved.length > 0 && random() < exampleTruth.returns
    const customer =
      (isBack && saved.splice(Math.floor(random() * saved.length), 1)[0]) || newCustomer(flow, at, random)
    const events = [...record(customer, { session: `example-${flow}`, at, random })]
    yield* events
    if (events.at(-1)?.type === 'dev.fairwell.flow.saved.v1') saved.push(customer)
  }
}

/** When a visit comes: evenly spread, but few at night and on weekends. */
function visitAt(share: number, random: () => number): number {
  const day = Math.floor(share * (days - 1))
  const moved = day % 7 > 4 && random() < 0.7 ? day - 2 : day
  return moved * dayLength + (0.1 + 0.8 * random()) * dayLength
}

function newCustomer(flow: number, at: Date, random: () => number): Customer {
  const tenure = Math.round(-Math.log(1 - random()) * 260) + 3
  const startedAt = new Date(at.getTime() - tenure * dayLength).toISOString()
  return { id: `example_${flow}`, plan: draw(exampleTruth.plans, random), startedAt }
}

function* record(
  { id, plan, startedAt }: Customer,
  { session, at, random }: { session: string; at: Date; random: () => number },
): Generator<CloudEvent> {
  const amount = plans[plan]?.amount ?? 0
  const subscription = { id: `sub_${id}`, plan, startedAt }
  const paid = { ...subscription, status: 'active', amount, currency: 'USD', interval: 'month' } as const
  const common = { flowId: exampleConfig.id, configHash: 'example', mode: 'test', customer: { id } }
  let time = at.getTime()
  let sequence = 0
  for (const [type, data] of exampleFlow(exampleConfig, {
    situation: { customer: { id }, subscription: paid },
    now: at,
    random,
  })) {
    sequence += 1
    time += type.startsWith('flow.step') ? 400 : 2000 + Math.floor(random() ** 2 * 40_000)
    yield {
      specversion: '1.0',
      id: `${session}-${sequence}`,
      source: exampleSource,
      type: `dev.fairwell.${type}.v1`,
      time: new Date(time).toISOString(),
      subject: id,
      datacontenttype: 'application/json',
      cfsession: session,
      sequence: `${sequence}`,
      data: { ...common, subscription: { ...subscription, mrr: amount, currency: 'USD' }, ...data },
    }
  }
}
