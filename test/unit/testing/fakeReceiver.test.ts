import { expect, it } from 'vitest'
import { fakeReceiver } from '../../../src/testing/fakeReceiver'

const event = (id: string, type = 'flow.saved', data: object = {}) => ({
  specversion: '1.0',
  id,
  source: 'https://shop.example/fairwell/main',
  type: `dev.fairwell.${type}.v1`,
  time: '2026-11-28T12:00:00Z',
  data: { flowId: 'main', mode: 'live', ...data },
})

const post = (events: unknown, headers: Record<string, string> = {}) =>
  new Request('https://shop.example/cancel-events', {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json', ...headers },
    body: JSON.stringify(events),
  })

it('keeps each event once and answers as a receiver does', async () => {
  const receiver = fakeReceiver()
  const answer = await receiver.receive(post([event('1'), event('2', 'flow.started'), event('1'), { id: '3' }]))
  expect(answer.status).toBe(200)
  const { accepted, rejected } = await answer.json()
  expect(accepted).toEqual(['1', '2', '1'])
  expect(rejected).toEqual([{ index: 3, id: '3', reason: expect.stringContaining('specversion') }])
  expect(receiver.events.map(({ id }) => id)).toEqual(['1', '2'])
  expect(receiver.eventsOf('flow.saved').map(({ id }) => id)).toEqual(['1'])
  expect((await receiver.receive(new Request('https://shop.example/cancel-events', { method: 'PUT' }))).status).toBe(
    405,
  )
})

it('takes out personal data, and asks what its options ask', async () => {
  const receiver = fakeReceiver({ accept: { flows: ['main'] } })
  const answered = event('1', 'survey.answered', { answers: { comment: 'Write to ada@example.com' } })
  const foreign = event('2', 'flow.saved', { flowId: 'other' })
  await receiver.receive(post([answered, foreign]))
  expect(JSON.stringify(receiver.events)).not.toContain('ada@example.com')
  expect(receiver.events.map(({ id }) => id)).toEqual(['1'])
})

it('is down for as long as it is told to be, and forgets', async () => {
  const receiver = fakeReceiver()
  receiver.fail(503)
  expect((await receiver.receive(post([event('1')]))).status).toBe(503)
  expect(receiver.events).toEqual([])
  receiver.fail()
  expect((await receiver.receive(post([event('1')]))).status).toBe(200)
  receiver.clear()
  expect(receiver.events).toEqual([])
})
