import assert from 'node:assert/strict'
import type { Row } from '../row'
import { pause } from '../until'
import { leave, mended } from './checks'

/** What stands between the page and the endpoint. */
export const reach: Row[] = [
  {
    number: 15,
    fault: 'CORS headers missing for 12 s',
    visits: 10,
    waits: 20,
    async play(trial) {
      trial.receiver.setMode({ name: 'nocors' })
      const tab = await trial.visit()
      await tab.cancel()
      await pause(12)
      assert(trial.receiver.counts().preflights > 1, 'the endpoint was not asked again')
      await mended(trial)
      await trial.delivered()
    },
  },
  {
    number: 16,
    fault: 'preflight 403, or hangs, for 12 s',
    visits: 20,
    waits: 20,
    async play(trial) {
      trial.receiver.setMode({ name: trial.seed % 2 ? 'preflight-fail' : 'preflight-hang' })
      const tab = await trial.visit()
      await tab.cancel()
      await pause(12)
      assert.deepEqual(trial.receiver.requests(), [], 'an event was posted past a preflight that failed')
      assert(trial.receiver.counts().preflights > 0, 'the endpoint was not asked')
      await mended(trial)
      await trial.delivered()
    },
  },
  {
    number: 19,
    fault: '404 or 401 for 30 s, on a page that stays',
    visits: 10,
    waits: 240,
    async play(trial) {
      trial.receiver.setMode({ name: 'status', status: trial.seed % 2 ? 404 : 401 })
      const tab = await trial.visit()
      await tab.cancel()
      await pause(30)
      await mended(trial)
      // What is not the network's fault is tried again slowly: after the second 404 in up to four minutes.
      await trial.delivered(300)
      assert.equal(trial.warned.filter((message) => /\b40[14]\b/.test(message)).length, 1, 'was to be said once')
    },
  },
  {
    number: 39,
    fault: 'blocked by an extension for 60 s',
    visits: 10,
    waits: 120,
    async play(trial) {
      let asked = 0
      const block = `${trial.endpoint}**`
      await trial.context.route(block, (route) => {
        asked++
        return route.abort('blockedbyclient')
      })
      const tab = await trial.visit()
      await tab.cancel()
      await pause(60)
      assert(asked > 0 && asked <= 10, `asked ${asked} times in a minute`)
      await trial.context.unroute(block)
      await trial.delivered(120)
    },
  },
  {
    number: 41,
    fault: 'another script holds the keepalive quota',
    visits: 10,
    waits: 3,
    async play(trial) {
      trial.stage.site.routes.set('/hold', () => undefined)
      const tab = await trial.visit(trial.put({ script: holdQuota }))
      await tab.cancel()
      await trial.delivered()
      assert((await tab.page.evaluate<unknown[]>('host')).includes('refused'), 'no request was refused')
    },
  },
  {
    number: 44,
    fault: 'a content security policy forbids it',
    visits: 5,
    waits: 20,
    async play(trial) {
      const policy = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`
      const tab = await trial.visit(trial.put({ head: policy }))
      const errors: string[] = []
      tab.page.on('pageerror', (error) => errors.push(String(error)))
      await tab.cancel()
      await trial.ended()
      await pause(3)
      assert.equal(trial.receiver.counts().preflights, 0, 'the policy did not hold')
      assert.deepEqual(await tab.page.evaluate('host'), ['cancel'], 'the host was to cancel once')
      assert.deepEqual(errors, [], 'the page saw an error')
      assert(
        trial.warned.some((message) => /endpoint|onConfigError/.test(message)),
        'nobody was told of the endpoint',
      )
      await trial.go(tab, trial.put())
      await trial.delivered()
    },
  },
  {
    number: 46,
    fault: 'another endpoint after an update',
    visits: 5,
    waits: 20,
    async play(trial) {
      trial.receiver.setMode({ name: 'status', status: 500 })
      const tab = await trial.visit()
      await tab.cancel()
      await trial.ended()
      const old = new Set(trial.told.keys())
      const { requests } = trial.receiver
      await leave(trial, tab)
      await mended(trial)
      const before = requests().length
      trial.endpoint += '/new'
      await trial.go(tab, trial.put())
      await tab.cancel()
      await trial.delivered()
      for (const { path, ids } of requests().slice(before)) {
        assert(
          ids.every((id) => old.has(id) === !path.endsWith('/new')),
          `an event went to the other endpoint: ${path}`,
        )
      }
    },
  },
]

/** Another script's request that is not answered; and what becomes of ours is noted. */
const holdQuota = `
  fetch('/hold', { method: 'POST', keepalive: true, body: 'x'.repeat(64 * 1024 - 100) })
  const { fetch: own } = window
  window.fetch = async (url, options) => {
    try {
      return await own(url, options)
    } catch (error) {
      if (options?.keepalive) host.push('refused')
      throw error
    }
  }`
