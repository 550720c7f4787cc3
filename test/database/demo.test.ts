import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../demo/app'
import config from '../../demo/cancel-flow.json'
import { type Database, openDatabase } from '../../demo/database'
import { listen } from '../../demo/listen'
import { coupons, pauseLengths, plans } from '../../demo/plans'
import { checkConfig } from '../../src/config/check/checkConfig'
import { type Postgres, startPostgres } from '../support/startPostgres'

const start = new Date('2026-11-21T12:00:00Z')
const origin = 'http://localhost:4600'

let postgres: Postgres
let database: Database
let app: Awaited<ReturnType<typeof createApp>>
let now = start

/** As a form without JavaScript does it. */
function submit(path: string): Promise<Response> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
  return Promise.resolve(app.request(origin + path, { method: 'POST', headers }))
}

/** As the handlers on the account page do it. */
function change(what: string, choice: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const body = JSON.stringify(choice)
  return Promise.resolve(app.request(`${origin}/api/subscription/${what}`, { method: 'POST', headers, body }))
}

async function page(path = '/'): Promise<string> {
  return (await app.request(origin + path)).text()
}

function send(events: Record<string, unknown>[]): Promise<Response> {
  const body = events.map((fields, index) => ({
    specversion: '1.0',
    id: `e${index}`,
    source: `${origin}/fairwell/tallyroom`,
    type: 'dev.fairwell.flow.started.v1',
    time: '2026-11-21T12:00:00Z',
    subject: 'cus_lindqvist',
    cfsession: 's1',
    sequence: String(index + 1),
    data: {},
    ...fields,
  }))
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  return Promise.resolve(
    app.request(`${origin}/cancel-events`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

beforeAll(async () => {
  postgres = await startPostgres()
}, 300_000)

afterAll(() => postgres.stop())

describe.each(['the embedded PostgreSQL', 'a real PostgreSQL'])('the demo on %s', (kind) => {
  beforeAll(async () => {
    database = await openDatabase(kind === 'a real PostgreSQL' ? { url: postgres.url } : {})
    app = await createApp(database, { now: () => now })
  }, 60_000)

  afterAll(() => database.close())

  beforeEach(async () => {
    now = start
    await submit('/api/start-over')
  })

  describe('the account page', () => {
    it('shows plan, price, next charge, and a form that cancels without any script', async () => {
      const text = await page()
      expect(text).toContain('Studio')
      expect(text).toContain('$49.00 on December 9, 2026')
      expect(text).toContain('<form method="post" action="/api/subscription/cancel"><button id="cancel">')
    })

    it('names fairwell, its config, its endpoint and its triggers in one script tag', async () => {
      const [tag] = (await page()).match(/<script src="\/fairwell\.js"[^>]*>/) ?? []
      expect(tag).toContain('data-config="/cancel-flow.json"')
      expect(tag).toContain('data-endpoint="/cancel-events"')
      expect(tag).toContain('data-triggers="#cancel, [data-cancel]"')
      expect(tag).toContain('data-customer="#customer"')
    })

    it('says who the customer is and what they pay, in JSON', async () => {
      const [, json] = (await page()).match(/<script type="application\/json" id="customer">(.*?)<\/script>/s) ?? []
      expect(JSON.parse(json ?? '')).toMatchObject({
        customer: { id: 'cus_lindqvist', firstName: 'Ada' },
        subscription: { status: 'active', plan: 'studio', amount: 4900, currency: 'USD', interval: 'month' },
      })
    })

    it.each([
      ['zh-Hans', 'data-locale="zh-Hans"'],
      ['"><script>', undefined],
      ['toString', undefined],
    ])('asked for the language %s, passes on only what it knows', async (tag, attribute) => {
      const text = await page(`/?lang=${encodeURIComponent(tag)}`)
      if (attribute) expect(text).toContain(attribute)
      else expect(text).not.toContain('data-locale')
    })
  })

  describe('the subscription', () => {
    it('is canceled by the form and then shows its end', async () => {
      const response = await submit('/api/subscription/cancel')
      expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
      const text = await page()
      expect(text).toContain('Your subscription ends on December 9, 2026')
      expect(text).not.toContain('id="cancel"')
    })

    it('is kept when the customer thinks again', async () => {
      await submit('/api/subscription/cancel')
      await submit('/api/subscription/resume')
      expect(await page()).toContain('Next charge')
    })

    it('has ended once the paid period is over', async () => {
      await submit('/api/subscription/cancel')
      now = new Date('2026-12-10T00:00:00Z')
      expect(await page()).toContain('Your subscription ended on December 9, 2026')
    })

    it('is paused for the length that was picked, and goes on by itself', async () => {
      const response = await change('pause', { length: 2, unit: 'month', resumesAt: '2099-01-01T00:00:00Z' })
      expect(await response.json()).toMatchObject({ confirmationId: expect.stringMatching(/^TR-/) })
      expect(await page()).toContain('Paused until January 21, 2027')
      now = new Date('2027-01-21T12:00:01Z')
      expect(await page()).toContain('$49.00 on February 21, 2027')
    })

    it('paused on the last day of a month comes back on the last day of a shorter one', async () => {
      now = new Date('2026-12-31T12:00:00Z')
      await change('pause', { length: 2 })
      expect(await page()).toContain('Paused until February 28, 2027')
    })

    it('is discounted by the coupon, not by what the browser says', async () => {
      await change('discount', { couponId: 'SAVE20', percentOff: 99 })
      const text = await page()
      expect(text).toContain('$39.20 on December 9, 2026')
      expect(text).toContain('20% until March 9, 2027')
      now = new Date('2027-03-09T12:00:01Z')
      expect(await page()).toContain('$49.00 on April 9, 2027')
    })

    it('moves to the plan that was picked, at its price', async () => {
      await change('plan', { planId: 'solo', amount: 1 })
      expect(await page()).toContain('$19.00 on December 9, 2026')
    })

    it.each([
      ['pause', { length: 12 }, 'length: expected one of 1, 2, 3, got 12.'],
      ['pause', { length: '2' }, 'length: expected one of 1, 2, 3, got "2".'],
      ['pause', null, 'length: expected one of 1, 2, 3, got nothing.'],
      ['discount', { couponId: 'FREE' }, 'couponId: expected one of SAVE20, got "FREE".'],
      ['discount', { couponId: 'constructor' }, 'couponId: expected one of SAVE20, got "constructor".'],
      ['plan', { planId: '__proto__' }, 'planId: expected one of studio, solo, archive, got "__proto__".'],
    ])('refuses %s with %j and stays as it was', async (what, choice, error) => {
      const response = await change(what, choice)
      expect(response.status).toBe(400)
      expect(await response.json()).toEqual({ error })
      expect(await page()).toContain('$49.00 on December 9, 2026')
    })

    it('starts over when asked to, events and all', async () => {
      await send([{}])
      await submit('/api/subscription/cancel')
      await submit('/api/start-over')
      const text = await page()
      expect(text).toContain('Next charge')
      expect(text).toContain('Nothing yet')
    })
  })

  describe('the panel', () => {
    it('shows what the receiver stored, in order, with the decision and why', async () => {
      const why = [{ kind: 'rule', id: 'away-for-a-while', result: 'matched', why: 'answers.reason is "unused"' }]
      const decision = { rule: 'away-for-a-while', offers: ['break'], experiment: null, holdout: false, why }
      const choice = { length: 2, unit: 'month' }
      const response = await send([
        {},
        { type: 'dev.fairwell.decision.made.v1', data: decision },
        { type: 'dev.fairwell.offer.accepted.v1', data: { offer: 'break', choice } },
        { type: 'dev.fairwell.flow.saved.v1', data: { offer: 'break' } },
      ])
      expect(response.status).toBe(200)
      const text = (await page('/events/live')).replace(/<[^>]+>/g, '')
      const told = ['Stays', 'Pressed the cancel button', 'offers break', 'rule away-for-a-while matched']
      const places = [...told, 'answers.reason is', 'Accepted break', 'length: 2'].map((part) => text.indexOf(part))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places).not.toContain(-1)
    })

    it('gives the same as JSON, in order whatever order it came in', async () => {
      await send([{ sequence: '10' }, { sequence: '9' }])
      const sessions = (await (await app.request(`${origin}/api/events`)).json()) as {
        events: { sequence: string }[]
      }[]
      expect(sessions.map(({ events }) => events.map((event) => event.sequence))).toEqual([['9', '10']])
    })

    it.each(['/', '/events', '/events/live'])('keeps markup in stored data harmless on %s', async (path) => {
      const evil = `<img src=x onerror=alert(1)>'"&`
      const data = {
        reason: evil,
        answers: { [evil]: evil },
        offers: [evil],
        offer: evil,
        step: evil,
        failure: { [evil]: evil },
        rule: evil,
        experiment: { id: evil, variation: evil },
        why: [{ kind: evil, id: evil, result: evil, why: evil }, evil],
      }
      const types = ['survey.answered', 'decision.made', 'offer.failed', 'flow.step_viewed', evil]
      const fields = types.map((type) => ({ type: `dev.fairwell.${type}.v1`, data, subject: evil, sequence: evil }))
      await send(fields.map((event, index) => ({ ...event, id: `${evil}${index}`, cfsession: evil, time: undefined })))
      const text = await page(path)
      expect(text).toContain('&lt;img src=x')
      expect(text).not.toContain('<img')
    })

    it('shows events of any shape without breaking', async () => {
      const shapes = [
        null,
        7,
        'text',
        [],
        { why: 7, offers: 7, rule: null, experiment: 'x' },
        { why: null },
        { answers: 5 },
      ]
      const types = ['decision.made', 'survey.answered', 'constructor', 'offer.accepted']
      await send(
        types
          .flatMap((type) => shapes.map((data) => ({ type: `dev.fairwell.${type}.v1`, data })))
          .map((event, index) => ({ ...event, id: `x${index}` })),
      )
      expect((await app.request(`${origin}/events`)).status).toBe(200)
    })
  })

  it('serves its config', async () => {
    expect(await (await app.request(`${origin}/cancel-flow.json`)).json()).toEqual(config)
  })
})

describe('listen', () => {
  it('takes the next free port when one is taken', async () => {
    const servers = [createServer(), createServer(), createServer()]
    const first = await listen(servers[0] as Server, 0)
    const others = [await listen(servers[1] as Server, first), await listen(servers[2] as Server, first)]
    expect(new Set([first, ...others]).size).toBe(3)
    expect(others.every((port) => port > first)).toBe(true)
    for (const server of servers) server.close()
  })

  it('says so when it may not listen at all', async () => {
    await expect(listen(createServer(), 70_000)).rejects.toThrow('70000')
  })
})

describe('the config of the demo', () => {
  it('has nothing to complain about', () => {
    expect(checkConfig(config)).toEqual([])
  })

  it('offers only what Tallyroom’s own API carries out', async () => {
    const { save20, solo, break: pause } = config.offers
    expect(coupons[save20.couponId]).toEqual({ percentOff: save20.percentOff, months: save20.durationInMonths })
    expect(pause.lengths).toEqual(pauseLengths)
    for (const plan of solo.plans) expect(plans[plan.id]).toMatchObject({ name: plan.name, amount: plan.amount })
  })

  it('has every text in every language that has one', () => {
    const texts = JSON.stringify(config).match(/\{"en":[^{}]*(\{\{[^}]*\}\}[^{}]*)*\}/g) ?? []
    expect(texts.length).toBeGreaterThan(20)
    for (const text of texts) expect(Object.keys(JSON.parse(text))).toEqual(['en', 'zh-Hans', 'zh-Hant'])
  })
})
