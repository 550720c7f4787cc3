import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Ajv2020 } from 'ajv/dist/2020'
import { HTTP, type CloudEvent as Official } from 'cloudevents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { eventSchema } from '../../scripts/eventReference'
import { flowEventTypes } from '../../src/events/wire/flowEvent'
import { receiveEvents } from '../../src/server'
import { everyOffer, handling, patient, performed, reachOffer, reason, step, subscriber } from '../support/everyOffer'
import type { MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

const rules = everyOffer.rules.map((rule) =>
  rule.id === 'discount'
    ? { ...rule, experiment: { id: 'price', variations: [{ key: 'a', weight: 1, offers: ['discount'] }] } }
    : rule,
)
const alerts = [{ id: 'csm', on: 'flow.started', team: 'success' }]
const config = { ...everyOffer, rules, alerts }
const account: MerchantPage = { ...patient, config, customer: subscriber, script: handling(performed) }

/** What goes wrong, or right, until the flow ends. */
const flows: Record<string, [MerchantPage, (visit: Visit) => Promise<unknown>]> = {
  'a discount': [
    account,
    async (visit) => {
      await reachOffer(visit, 'discount')
      await visit.part('accept').click()
    },
  ],
  'a pause': [
    account,
    async (visit) => {
      await reachOffer(visit, 'pause')
      await visit.part('choice').first().click()
      await visit.part('accept').click()
    },
  ],
  'an appointment': [
    account,
    async (visit) => {
      await reachOffer(visit, 'booking')
      await visit.part('accept').click()
      await visit.part('close').first().click()
    },
  ],
  'a handler that fails': [
    { ...account, script: handling(performed, `() => Promise.reject(new Error('down'))`) },
    async (visit) => {
      await reachOffer(visit, 'discount')
      await visit.part('accept').click()
      await step(visit, 'error').waitFor()
      await visit.part('cancel').click()
    },
  ],
  'a handler that refuses': [
    { ...account, script: handling(performed, `() => Promise.reject({ refusal: 'Not twice.' })`) },
    async (visit) => {
      await reachOffer(visit, 'credit')
      await visit.part('accept').click()
      await step(visit, 'error').waitFor()
      await visit.part('close').first().click()
    },
  ],
  'no reason at all': [account, (visit) => visit.open().then(() => visit.leave())],
  'words alone': [
    account,
    async (visit) => {
      await visit.open()
      await reason(visit, 'other').click()
      await visit.part('question').locator('textarea').fill('真 <b>"quoted"</b> 🙂 \ud83d')
      await visit.leave()
    },
  ],
  'an offer declined': [
    account,
    async (visit) => {
      await reachOffer(visit, 'discount')
      await visit.leave()
    },
  ],
  'a look': [account, (visit) => visit.open().then(() => visit.part('close').first().click())],
  'a page that lost its button': [
    account,
    async (visit) => {
      await visit.open()
      await visit.page.evaluate(`document.querySelector('#cancel').remove()`)
      await visit.leave()
    },
  ],
}

describe('what is posted', () => {
  const isListed = new Ajv2020({ validateFormats: false, allowUnionTypes: true }).compile(
    eventSchema({ isStrict: true }),
  )
  const seen = new Set<string>()

  // With `for`, all rows are played also in a sample: together they come to every type.
  it.for(Object.entries(flows))('of a flow that ends in %s is what the schema lists', async ([, [page, play]]) => {
    const read: Official[] = []
    world.site.routes.set('/cancel-events', ({ headers }, response, body) => {
      read.push(...(HTTP.toEvent({ headers, body }) as Official[]))
      response.writeHead(204).end()
    })
    const visit = await world.visit(page)
    await play(visit)
    await visit.page.goto('about:blank')
    await expect.poll(() => read.some(({ type }) => /flow\.(?!st)/.test(type))).toBe(true)
    for (const event of read) {
      expect(event.validate()).toBe(true)
      const plain = JSON.parse(JSON.stringify(event))
      expect([plain.type, plain.data, isListed(plain)]).toEqual([plain.type, plain.data, true])
      seen.add(plain.type)
    }
  })

  it('has been of every type there is', () => {
    expect([...seen].toSorted()).toEqual(flowEventTypes.map((type) => `dev.fairwell.${type}.v1`).toSorted())
  })
})

describe('a receiver on another origin', () => {
  let database: Database
  let server: ReturnType<typeof serve>
  let endpoint: string

  beforeAll(async () => {
    database = await openDatabase({})
    // The site has another origin in each test.
    const receive = (request: Request) => receiveEvents({ query: database.query, origins: [world.site.url] })(request)
    server = serve({ fetch: receive, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cancel-events`
  })

  afterAll(async () => {
    server.close()
    await database.close()
  })

  it.each(['cloudevents', 'cloudevents-single'])('takes what the sink %s posts', async (name) => {
    await database.query('DELETE FROM fairwell_events').catch(() => undefined)
    const script = `fairwell('init', { sinks: [{ name: '${name}', endpoint: '${endpoint}' }] })`
    const visit = await world.visit({ ...account, script })
    await visit.open()
    await visit.leave()
    const stored = `SELECT FROM fairwell_events WHERE event ->> 'type' = 'dev.fairwell.flow.canceled.v1'`
    await expect.poll(() => database.query(stored).catch(() => [])).toHaveLength(1)
  })
})
