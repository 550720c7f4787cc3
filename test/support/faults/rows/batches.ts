import assert from 'node:assert/strict'
import { flowConfig, knownCustomer } from '../../merchantPage'
import type { Row } from '../row'
import { pause, until } from '../until'
import { doubled, mended, offline, refused } from './checks'

/** Many events wait, and the endpoint takes some, refuses one, or is no more. */
export const batches: Row[] = [
  {
    number: 13,
    fault: 'half a batch committed, then 500',
    visits: 10,
    waits: 3,
    async play(trial) {
      const tab = await trial.visit()
      await offline(trial, tab, () => tab.cancelOften(2))
      const before = trial.receiver.requests().length
      trial.receiver.setMode({ name: 'partial', times: 1 })
      await trial.context.setOffline(false)
      await trial.delivered()
      assert((trial.receiver.requests()[before]?.ids.length ?? 0) >= 8, 'the batch was to hold what two flows recorded')
      await doubled(trial)
    },
  },
  {
    number: 17,
    fault: '413 over 10 KiB',
    visits: 10,
    waits: 3,
    async play(trial) {
      trial.receiver.setMode({ name: 'too-large', maxBytes: 10_240 })
      const config = { ...flowConfig, privacy: { send: ['customer.id', 'customer.note'] } }
      const customer = { ...knownCustomer, customer: { id: 'cus_1', note: 'x'.repeat(300) } }
      const tab = await trial.visit(trial.put({ config, customer }))
      await offline(trial, tab, () => tab.cancelOften(20))
      await trial.context.setOffline(false)
      await trial.delivered()
      assert(
        trial.receiver.requests().some(({ bytes }) => bytes > 10_240),
        'no batch was too large',
      )
      const small = new Set(trial.told.keys())
      await tab.page.evaluate(`fairwell('identify', { customer: { id: 'cus_1', note: 'x'.repeat(11000) } })`)
      await tab.cancelOften(1)
      await trial.ended()
      const large = [...trial.told.keys()].filter((id) => !small.has(id))
      await refused(trial, large, tab)
    },
  },
  {
    number: 18,
    fault: '400 for one of many',
    visits: 10,
    waits: 3,
    async play(trial) {
      const tab = await trial.visit()
      await offline(trial, tab, () => tab.cancelOften(20))
      const waiting = await tab.undelivered()
      const id = waiting[Math.floor(trial.random() * waiting.length)] ?? ''
      trial.receiver.setMode({ name: 'poison', id })
      await trial.context.setOffline(false)
      await refused(trial, [id], tab)
    },
  },
  {
    number: 20,
    fault: '410',
    visits: 5,
    waits: 40,
    async play(trial) {
      trial.receiver.setMode({ name: 'status', status: 410 })
      const url = trial.put()
      const tab = await trial.visit(url)
      await tab.cancelOften(1)
      await pause(2)
      const asked = trial.receiver.requests().length
      await tab.cancelOften(1)
      await pause(3)
      assert.equal(trial.receiver.requests().length, asked, 'sent to an endpoint that is gone')
      await trial.go(tab, url)
      await until('the next page asks', () => trial.receiver.requests().length > asked)
      await pause(2)
      assert.equal(trial.receiver.requests().length, asked + 1, 'the next page was to ask once')
      await mended(trial)
      await trial.go(tab, url)
      await trial.delivered()
    },
  },
  {
    number: 40,
    fault: '600 steps and 5 endings, offline',
    visits: 5,
    waits: 5,
    async play(trial) {
      const tab = await trial.visit()
      await offline(trial, tab, () => tab.wanderAndCancel(586))
      const online = new Set(trial.receiver.requests().flatMap(({ ids }) => ids))
      await tab.cancelOften(4)
      await trial.ended()
      const kept = new Set(await tab.undelivered())
      assert.equal(kept.size, 500, 'the queue was to hold 500')
      const evicted = [...trial.told.values()].filter(({ id }) => !online.has(id) && !kept.has(id))
      assert(
        evicted.every(({ type }) => /started|step_viewed/.test(type)),
        'an ending made room',
      )
      assert(evicted.length > 100, 'there was room')
      const dropped = () => trial.warned.filter((message) => /\bevicted\b/.test(message))
      await until('each told as dropped', () => dropped().length >= evicted.length)
      for (const { id } of evicted) trial.setAside.add(id)
      await trial.context.setOffline(false)
      await trial.delivered()
    },
  },
  {
    number: 42,
    fault: '2000 emoji in free text',
    visits: 5,
    waits: 0,
    async play(trial) {
      const tab = await trial.visit()
      const text = '🙂'.repeat(2000)
      await offline(trial, tab, async () => {
        for (let flow = 0; flow < 8; flow++) await tab.sayAndCancel(text)
      })
      const said = [...trial.told.values()].filter(({ data }) => JSON.stringify(data).includes(text))
      assert.equal(said.length, 8, 'the text was to be told whole')
      await trial.context.setOffline(false)
      await trial.delivered()
      assert(
        trial.receiver.requests().some(({ bytes }) => bytes > 30 * 1024),
        'no request was large',
      )
    },
  },
  {
    number: 45,
    fault: 'says 200 and keeps nothing',
    visits: 50,
    waits: 0,
    mustLose: true,
    async play(trial) {
      trial.receiver.setMode({ name: 'drop-silent' })
      const tab = await trial.visit()
      await tab.cancel()
      await trial.ended()
      await until('the page believes it', async () => (await tab.undelivered()).length === 0)
    },
  },
]
