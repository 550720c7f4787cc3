import { describe, expect, it } from 'vitest'
import { type Query, type ReceiverOptions, receiveEvents, signTicket } from '../../../src/server'
import { canceledLog } from '../../support/flowLog'

const secret = 'a-secret-for-servers-that-is-long-enough'

/** Posts as a server does, and gives the answer and what was stored. */
async function post(
  events: object | object[],
  options: Partial<ReceiverOptions> = { team: { secret } },
  authorization?: string,
) {
  const stored: Record<string, unknown>[] = []
  const query: Query = async (sql, params) => {
    if (sql.includes('INSERT')) stored.push(...JSON.parse(String(params[0])))
    return sql.includes('to_regclass') ? [{ found: true }] : []
  }
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
  const request = new Request('https://shop.test/events', { method: 'POST', body: JSON.stringify(events), headers })
  const response = await receiveEvents({ query, ...options })(request)
  return { status: response.status, answer: await response.json(), stored }
}

const cancellation = {
  specversion: '1.0',
  id: 'ticket-17',
  source: 'https://desk.test',
  type: 'dev.fairwell.cancellation.recorded.v1',
  time: '2026-03-03T12:00:00Z',
  data: {
    channel: 'support',
    reason: 'price',
    note: 'write to ada@shop.test',
    customer: { id: 'cus_1' },
    subscription: { id: 'sub_1', mrr: 4900, currency: 'USD' },
  },
}
const act = {
  ...cancellation,
  id: 'call-1',
  type: 'dev.fairwell.alert.acted.v1',
  data: { alert: 'high-value', session: 's1', by: 'mira' },
}
const bearer = `Bearer ${secret}`

describe('what a server posts', () => {
  it('is taken with the secret, beside origins, accepted flows and limits, which are for pages', async () => {
    const options = {
      team: { secret: ['the-secret-that-came-before-this-one', secret] },
      enforceOrigins: true,
      accept: { flows: ['main'] },
      rateLimit: { events: 1 },
    }
    const { status, answer, stored } = await post([cancellation, act], options, bearer)
    expect([status, answer]).toEqual([200, { accepted: ['ticket-17', 'call-1'], rejected: [] }])
    expect(stored.map(({ id }) => id)).toEqual(['ticket-17', 'call-1'])
  })

  it('is vouched for by the server where tickets are asked for', async () => {
    const { stored } = await post(act, { team: { secret }, tickets: { secret } }, bearer)
    expect(stored).toMatchObject([{ cfvouched: 'server' }])
  })

  it.for<[string, Partial<ReceiverOptions>, string | undefined]>([
    ['nobody may', {}, bearer],
    ['no secret is brought', { team: { secret } }, undefined],
    ['the secret is another', { team: { secret } }, `Bearer ${secret}x`],
    ['it is a part of the secret', { team: { secret } }, `Bearer ${secret.slice(0, 39)}`],
    ['it is the secret said twice', { team: { secret } }, `Bearer ${secret}${secret}`],
  ])('is rejected by name where %s; what pages send is taken as before', async ([, options, authorization]) => {
    const { answer, stored } = await post([cancellation, act, ...canceledLog('s1', 'price')], options, authorization)
    expect(stored).toHaveLength(3)
    expect(answer.rejected).toEqual([
      { index: 0, id: 'ticket-17', reason: expect.stringContaining('without the secret of team') },
      { index: 1, id: 'call-1', reason: expect.stringContaining('without the secret of team') },
    ])
  })

  it('is a ticket no substitute for: that speaks for a customer’s own flows', async () => {
    const ticket = await signTicket('cus_1', { secret })
    const { stored } = await post(cancellation, { team: { secret }, tickets: { secret } }, `Bearer ${ticket}`)
    expect(stored).toEqual([])
  })

  it.for<[string, object, string]>([
    ['a channel', { ...cancellation, data: { ...cancellation.data, channel: ' ' } }, 'data.channel: expected'],
    [
      'whom it is about',
      { ...cancellation, data: { channel: 'store' } },
      'data.customer.id or data.subscription.id: expected',
    ],
    ['an alert', { ...act, data: { session: 's1' } }, 'data.alert: expected'],
    ['a session', { ...act, data: { alert: 'high-value' } }, 'data.session: expected'],
    ['data', { ...act, data: 'text' }, 'data: expected an object'],
    ['a time', { ...cancellation, time: undefined }, 'time: expected when it happened'],
    [
      'money in minor units',
      { ...cancellation, data: { ...cancellation.data, subscription: { id: 'sub_1', mrr: '49.00', currency: 'USD' } } },
      'data.subscription.mrr: expected a whole number in minor units (4900 for $49.00), got "49.00"',
    ],
    ['a place outside of flows', { ...act, cfsession: 's1' }, 'cfsession: expected none'],
    [
      'one of its own types',
      canceledLog('s1', 'price')[0] as object,
      'type: expected one of dev.fairwell.alert.acted.v1',
    ],
  ])('needs %s', async ([, event, reason]) => {
    const { status, answer } = await post(event, undefined, bearer)
    expect([status, answer.rejected[0].reason]).toEqual([422, expect.stringContaining(reason)])
  })

  it('has personal data taken out of its free text', async () => {
    const { stored } = await post(
      { ...cancellation, data: { ...cancellation.data, answers: { why: 'write to ada@shop.test' } } },
      undefined,
      bearer,
    )
    expect(JSON.stringify(stored[0]?.data)).not.toContain('"why":"write to ada@shop.test"')
  })
})
