import { beforeEach, expect, it } from 'vitest'
import { type ActionsOptions, performActions, Refused, signSituation } from '../../../src/server'
import { config, facts, inMemory, secret } from '../../support/claiming'

let token: string
let store: ReturnType<typeof inMemory>
let said: unknown[]

beforeEach(async () => {
  token = await signSituation(facts, { secret, config })
  store = inMemory()
  said = []
})

/** A server whose performer of discounts throws these errors in turn, and does it when there is none left. */
function failing(errors: unknown[], change: Partial<ActionsOptions<{ id: string }>> = {}) {
  const perform = () => {
    if (errors.length) throw errors.shift()
  }
  return performActions<{ id: string }>({
    ...{ config, secret, seen: store.seen, signedIn: () => ({ id: 'cus_1' }) },
    release: (key, grant) => void (store.kept.get(key)?.id === grant.id && store.kept.delete(key)),
    perform: { cancel: perform, discount: perform, pause: perform, plan_change: perform },
    onError: (error) => said.push(error),
    onRefused: ({ code }) => said.push(code),
    ...change,
  })
}

async function statusOf(handle: ReturnType<typeof failing>, sessionId: string): Promise<number> {
  const session = { sessionId, flowId: 'main', answers: { reason: 'price' }, offer: { id: 'save20', type: 'discount' } }
  const body = JSON.stringify({ action: 'discount', choice: { percentOff: 20 }, session, token })
  const headers = { 'content-type': 'application/json' }
  return (await handle(new Request('https://shop.test/cancel-actions', { method: 'POST', headers, body }))).status
}

const refusal = () => new Refused('Your card was declined.')

it('an offer that its performer refused can be taken in another visit', async () => {
  const handle = failing([refusal()])
  expect([await statusOf(handle, 's1'), await statusOf(handle, 's2'), said]).toEqual([409, 200, []])
})

it('without a release it stays used up, as it does where nobody knows what was done', async () => {
  for (const handle of [
    failing([refusal()], { release: undefined as never }),
    failing([new Error('the connection broke')]),
  ]) {
    store.kept.clear()
    await statusOf(handle, 's1')
    expect([await statusOf(handle, 's2'), said.at(-1)]).toEqual([409, 'replayed'])
  }
})

it('a retry that is refused gives nothing back: its first try may have done it', async () => {
  const handle = failing([new Error('the answer was lost'), refusal()])
  expect([await statusOf(handle, 's1'), await statusOf(handle, 's1')]).toEqual([500, 409])
  expect([await statusOf(handle, 's2'), said.at(-1)]).toEqual([409, 'replayed'])
})

it('a release that fails is told to onError, and the customer reads the refusal', async () => {
  const handle = failing([refusal()], {
    release: () => {
      throw new Error('no database')
    },
  })
  expect([await statusOf(handle, 's1'), String(said[0])]).toEqual([409, 'Error: no database'])
})
