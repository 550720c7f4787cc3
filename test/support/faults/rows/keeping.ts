import assert from 'node:assert/strict'
import { launchOwn } from '../launchOwn'
import type { Row } from '../row'
import type { Trial } from '../trial'
import { pause } from '../until'
import { leave, mended, offline } from './checks'

const deny = (name: string) =>
  `Object.defineProperty(window, '${name}', { get() { throw new DOMException('denied', 'SecurityError') } })`

/** What the browser keeps is denied, full, corrupt, or gone. */
export const keeping: Row[] = [
  { number: 33, fault: 'localStorage throws, 500 x2', visits: 20, waits: 3, play: without('localStorage') },
  { number: 34, fault: 'IndexedDB denied, 500 x2', visits: 20, waits: 3, play: without('indexedDB') },
  { number: 35, fault: 'both denied, 500 x2', visits: 20, waits: 3, play: without('localStorage', 'indexedDB') },
  {
    number: 36,
    fault: 'localStorage full, endpoint down, returns',
    visits: 20,
    waits: 16,
    async play(trial) {
      trial.receiver.setMode({ name: 'status', status: 500 })
      const url = trial.put({ head: `<script>${fillStorage}</script>` })
      const tab = await trial.visit(url)
      await tab.cancel()
      await trial.ended()
      const keys = await tab.page.evaluate('Object.keys(localStorage)')
      assert.deepEqual(keys, ['host'], 'localStorage was to be full of the host’s')
      await leave(trial, tab)
      await mended(trial)
      await trial.go(tab, url)
      await trial.delivered()
      assert(await tab.page.evaluate('localStorage.host.length > 5e6'), 'the host’s key was touched')
    },
  },
  {
    number: 37,
    fault: 'corrupt records, and one of another version',
    visits: 10,
    waits: 16,
    async play(trial) {
      const url = trial.put()
      const tab = await trial.visit(url)
      const errors: string[] = []
      tab.page.on('pageerror', (error) => errors.push(String(error)))
      await offline(trial, tab, () => tab.cancelOften(2))
      await tab.page.evaluate(spoilStorage)
      await trial.context.setOffline(false)
      await trial.go(tab, url)
      await trial.delivered()
      assert.deepEqual(errors, [], 'the page saw an error')
    },
  },
  {
    number: 38,
    fault: 'browser killed 0.2 s after the click, endpoint down',
    visits: 20,
    waits: 20,
    async play(trial) {
      trial.receiver.setMode({ name: 'reset' })
      const first = await launchOwn()
      await trial.adopt(first.context)
      const url = trial.put()
      const tab = await trial.visit(url)
      await tab.cancel()
      await pause(0.2)
      await first.kill()
      await trial.ended()
      trial.receiver.setMode({ name: 'ok' })
      const second = await launchOwn(first.folder)
      await trial.adopt(second.context)
      await trial.visit(url)
      await trial.delivered()
      await second.kill()
      second.remove()
    },
  },
  {
    number: 43,
    fault: 'the clock is set back by a day during Retry-After',
    visits: 5,
    waits: 6,
    async play(trial) {
      trial.receiver.setMode({ name: 'status', status: 503, retryAfter: 4, times: 1 })
      const tab = await trial.visit(trial.put({ head: `<script>${clockThatShifts}</script>` }))
      await tab.cancel()
      await trial.ended()
      await pause(1)
      await tab.page.evaluate('shiftClock(-86_400_000)')
      await trial.delivered()
    },
  },
]

function without(...names: ('localStorage' | 'indexedDB')[]): Row['play'] {
  return async (trial: Trial) => {
    trial.receiver.setMode({ name: 'status', status: 500, times: 2 })
    const tab = await trial.visit(trial.put({ head: `<script>${names.map(deny).join('\n')}</script>` }))
    await tab.cancel()
    await trial.delivered()
    for (const name of names) {
      const said = trial.warned.filter((message) => message.includes(storeNames[name]))
      assert.equal(said.length, 1, `that ${name} is denied was to be said once`)
    }
  }
}

const storeNames = { localStorage: 'localStorage', indexedDB: 'IndexedDB' }

/** To the last character. */
const fillStorage = `
  for (let size = 2 ** 23, text = localStorage.host ?? ''; size >= 1; size /= 2) {
    try {
      localStorage.setItem('host', text + 'x'.repeat(size))
      text = localStorage.host
    } catch {}
  }`

/** Beside the good records, in both places. */
const spoilStorage = `new Promise((resolve) => {
  const [name] = Object.keys(localStorage).filter((key) => key.startsWith('fairwell:q:'))
  const bad = ['', 'null', '{', '"x"', '{"v":1}', '{"v":1,"stored":1,"lease":1,"event":null}',
    '{"v":9,"stored":1,"lease":1,"event":{"id":"other","sequence":"9"}}']
  const keys = bad.map((_, place) => name.slice(0, name.lastIndexOf(':') + 1) + 'bad' + place)
  bad.forEach((record, place) => localStorage.setItem(keys[place], record))
  indexedDB.open('fairwell').onsuccess = ({ target: { result } }) => {
    const transaction = result.transaction('fairwell', 'readwrite')
    bad.forEach((record, place) => transaction.objectStore('fairwell').put([keys[place], record], keys[place]))
    transaction.oncomplete = () => resolve(result.close())
  }
})`

const clockThatShifts = `
  let shift = 0
  const { now } = Date
  Date.now = () => now.call(Date) + shift
  window.shiftClock = (by) => { shift += by }`
