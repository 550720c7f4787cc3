import { PGlite } from '@electric-sql/pglite'
import { afterAll, expect, it } from 'vitest'
import { keepGrants, type Query, receiveEvents } from '../../src/server'
import { claiming, codeOf, honest } from '../support/claiming'

const database = await PGlite.create()
afterAll(() => database.close())

const query: Query = (sql, params) => database.query(sql, params)
const { seen, release, history } = keepGrants({ query })

it('gives back the very grant that was made, and no later one', async () => {
  const { grant } = await claiming({ seen })
  const { rows } = await database.query<{ key: string }>('SELECT key FROM cancel_flow_grants')
  const key = rows[0]?.key ?? ''
  const inAnotherVisit = () => codeOf(claiming({ seen, claim: { ...honest, sessionId: 's2' } }))
  await release(key, { ...grant, id: 'another' })
  expect(await inAnotherVisit()).toBe('replayed')
  await release(key, grant)
  expect(await inAnotherVisit()).toBe('granted')
  await release(key, grant)
  expect(await codeOf(claiming({ seen, claim: { ...honest, sessionId: 's3' } }))).toBe('replayed')
})

it('knows what was accepted, and what the receiver heard was shown to this customer', async () => {
  expect(await history('cus_1')).toEqual({
    offers: [{ id: 'save20', status: 'accepted', time: expect.any(String), sessionId: 's2' }],
  })
  const receive = receiveEvents({ query, onError: () => undefined })
  const event = (id: string, name: string, customer: string) => ({
    ...{ specversion: '1.0', id, source: 'https://shop.test', type: `dev.fairwell.offer.${name}.v1` },
    ...{ time: '2026-03-01T12:00:00Z', subject: customer, cfsession: 's0' },
    data: { offer: 'break', mode: 'live' },
  })
  const body = JSON.stringify([
    event('1', 'shown', 'cus_1'),
    event('2', 'shown', 'cus_2'),
    event('3', 'failed', 'cus_1'),
  ])
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  await receive(new Request('https://shop.test/cancel-events', { method: 'POST', headers, body }))
  expect(await history('cus_1')).toMatchObject({ offers: [{ id: 'save20' }, { id: 'break', status: 'shown' }] })
  expect(await history('cus_3')).toEqual({ offers: [] })
})
