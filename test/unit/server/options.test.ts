import { describe, expect, it } from 'vitest'
import * as server from '../../../src/server'
import { cursorOf } from '../../../src/server/sessions/pageCursor'
import { config, facts, honest, secret } from '../../support/claiming'

const query = async () => []
const nothing = () => undefined
const url = 'https://other.test'
const to = server.kafkaRest({ url, topic: 'exits' })
const before = new Date('2026-01-01')
const perform = { cancel: nothing, discount: nothing, pause: nothing, plan_change: nothing }
const webhook = `whsec_${btoa('a-secret-for-tests-that-is-long-enough')}`

type Call = (options: never) => unknown
type Options = Record<string, unknown>

/** Every public function that takes options: how it is called, and all of its options with a value of the right kind. */
const functions: Record<string, [call: Call, needed: Options, optional: Options]> = {
  receiveEvents: [
    server.receiveEvents,
    { query },
    {
      origins: ['https://app.example'],
      maxBytes: 9,
      maxWaitingBytes: 9,
      redact: ['email'],
      onError: nothing,
      onStored: nothing,
      accept: { flows: ['main'] },
      enforceOrigins: true,
      rateLimit: { events: 9 },
      tickets: { secret },
      team: { secret },
    },
  ],
  'receiveEvents accept': [
    (accept) => server.receiveEvents({ query, accept }),
    {},
    { flows: ['main'], modes: ['live'] },
  ],
  'receiveEvents rateLimit': [
    (rateLimit) => server.receiveEvents({ query, rateLimit }),
    { events: 9 },
    { seconds: 9, by: () => '' },
  ],
  'receiveEvents team': [(team) => server.receiveEvents({ query, team }), { secret }, {}],
  'receiveEvents tickets': [(tickets) => server.receiveEvents({ query, tickets }), { secret }, { issue: false }],
  hubSpot: [
    server.hubSpot,
    { token: 'pat' },
    { idProperty: 'customer_id', types: ['flow.saved'], testMode: true, properties: () => ({}), endpoint: url },
  ],
  slack: [
    server.slack,
    { token: 'xoxb', channel: 'C1' },
    { types: ['flow.saved'], testMode: true, format: nothing, maxAgeHours: 9, endpoint: url },
  ],
  slackWebhook: [
    server.slackWebhook,
    { url },
    { types: ['flow.saved'], testMode: true, format: nothing, maxAgeHours: 9 },
  ],
  signedWebhook: [
    server.signedWebhook,
    { url, secret: webhook },
    { types: ['flow.saved'], testMode: true, format: nothing, maxAgeHours: 9 },
  ],
  receiptWebhook: [
    server.receiptWebhook,
    { url, secret: webhook, merchant: 'Tallyroom' },
    { locale: 'de', timeZone: 'Europe/Berlin', testMode: true, maxAgeHours: 9 },
  ],
  sendAlerts: [
    (options) => server.sendAlerts(options).stop(),
    { query, url, secret: webhook },
    {
      queue: 'team',
      format: nothing,
      config: {},
      testMode: true,
      alarm: false,
      everySeconds: 0,
      giveUpAfterHours: 9,
      timeoutSeconds: 9,
      onError: nothing,
    },
  ],
  performActions: [
    server.performActions,
    { config, secret, signedIn: nothing, seen: nothing, perform },
    {
      history: nothing,
      release: nothing,
      origins: ['https://app.example'],
      maxBytes: 9,
      onError: nothing,
      onRefused: nothing,
    },
  ],
  signSituation: [
    (options) => server.signSituation(facts, options),
    { secret },
    { config, now: before, expiresInSeconds: 9 },
  ],
  verifySituation: [
    async (options) => server.verifySituation(await server.signSituation(facts, { secret }), options),
    { secret },
    { now: new Date() },
  ],
  verifyClaim: [
    server.verifyClaim,
    { config, secret, claim: honest, token: await server.signSituation(facts, { secret, config }) },
    { now: new Date(), handlers: ['discount', 'pause', 'plan_change'], seen: nothing, history: () => null },
  ],
  signTicket: [(options) => server.signTicket('cus_1', options), { secret }, { now: before, expiresInSeconds: 9 }],
  forwardStored: [
    server.forwardStored,
    { query, to, queue: 'exits' },
    { retries: 0, wait: 0, sign: nothing, fetch: nothing },
  ],
  forwardEvents: [
    (options) => server.forwardEvents([], to, options),
    {},
    { retries: 0, wait: 0, sign: nothing, fetch: nothing },
  ],
  clickHouse: [server.clickHouse, { url, table: 'exits' }, { user: 'me', password: 'secret' }],
  eventBridge: [server.eventBridge, { region: 'eu-1' }, { bus: 'exits', endpoint: url }],
  kafkaRest: [server.kafkaRest, { url, topic: 'exits' }, {}],
  snowplow: [server.snowplow, { url, appId: 'shop', vendor: 'com.example' }, {}],
  signAws: [
    server.signAws,
    { accessKeyId: 'a', secretAccessKey: 'b', region: 'eu-1' },
    { sessionToken: 'c', service: 'events', now: () => before },
  ],
  eraseEvents: [server.eraseEvents, { query, customer: 'cus_1' }, {}],
  pruneEvents: [server.pruneEvents, { query, before }, { customer: 'cus_1', onProgress: nothing }],
  exportEvents: [server.exportEvents, { query }, { customer: 'cus_1', before, from: before }],
  readSessions: [
    server.readSessions,
    { query },
    {
      search: 'price',
      outcome: 'saved',
      mode: 'test',
      limit: 9,
      after: cursorOf({ received: '2026-01-01', source: 'a', id: 'b' }),
    },
  ],
  followBilling: [server.followBilling, { query, channel: 'stripe', source: 'https://shop.test' }, {}],
  keepGrants: [server.keepGrants, { query }, {}],
  migrateEvents: [server.migrateEvents, { query }, {}],
}

const rows = Object.entries(functions).map(([name, [call, needed, optional]]) => {
  const [asker = '', of] = name.split(' ')
  return { name, asker, prefix: of ? `${of}.` : '', call, needed, optional }
})

/** What a browser hands over, which is refused as a claim; and a password, which may be anything. */
const unasked = ['claim', 'token', 'password']

/** What it throws or rejects with, as text; undefined where it does not. */
async function refusal(call: Call, options: unknown): Promise<string | undefined> {
  try {
    await call(options as never)
    return undefined
  } catch (error) {
    return String(error)
  }
}

it('are checked by every public function that has any', () => {
  const without = ['slackMessage', 'readSituation', 'ClaimError', 'ForwardError', 'Refused']
  const named = [...new Set(rows.map(({ asker }) => asker))]
  expect([...named, ...without].sort()).toEqual(Object.keys(server).sort())
})

describe.each(rows)('$name', ({ asker, prefix, call, needed, optional }) => {
  const all = { ...needed, ...optional }
  const names = Object.keys(all)

  it('takes all of its options, and undefined for those that need not be there', async () => {
    expect(await refusal(call, all)).toBeUndefined()
    const blank = Object.fromEntries(Object.keys(optional).map((name) => [name, undefined]))
    expect(await refusal(call, { ...needed, ...blank, nobody: undefined })).toBeUndefined()
  })

  it('names a misspelled option, and what was meant', async () => {
    for (const name of names) {
      const slip = `${name.slice(0, 1)}${name}`
      const { [name]: value, ...others } = all
      const told = await refusal(call, { ...others, [slip]: value })
      expect(told).toContain(`TypeError: [fairwell] ${asker}: ${prefix}${slip}: expected one of `)
      expect(told).toContain(`got a name that nobody knows (did you mean ${name}?).`)
    }
  })

  it('names an option that is missing, or of a kind that cannot work', async () => {
    for (const name of Object.keys(needed)) {
      const { [name]: _, ...others } = all
      if (!unasked.includes(name))
        expect(await refusal(call, others)).toMatch(new RegExp(`^TypeError: \\[fairwell\\].*${name}: `))
    }
    for (const name of names.filter((each) => !unasked.includes(each)))
      for (const value of [Promise.resolve(), Symbol('x'), null]) {
        const isRight =
          name === 'secret' && ['sendAlerts', 'signedWebhook', 'receiptWebhook'].includes(asker) && value === null
        const told = await refusal(call, { ...all, [name]: value })
        if (isRight) expect(told).toBeUndefined()
        else
          expect(told, `${name}: ${String(value)}`).toMatch(
            new RegExp(`^TypeError: \\[fairwell\\].*${name}.*: expected`),
          )
      }
  })

  it.each([[null], [[]], ['text'], [Promise.resolve({})]])('takes no options that are none: %o', async (options) => {
    expect(await refusal(call, options)).toMatch(/^TypeError: \[fairwell\] \w+: \w+: expected \{ .* \}, got /)
  })
})

it('quotes nothing that may be a password, and knows a pool from a query', () => {
  const wrong = (query: unknown) => () => server.receiveEvents({ query: query as never })
  expect(wrong('postgres://me:hunter2@db')).toThrow('query: expected a function (sql, params) => rows, got a text.')
  expect(wrong({ query })).toThrow('got a pool or client: give (sql, params) => pool.query(sql, params).')
  expect(wrong(undefined)).toThrow('query: expected a function (sql, params) => rows, got nothing.')
})
