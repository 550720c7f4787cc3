import type { Page } from 'playwright-core'
import type { Mode } from '../../test/support/faultModes'
import { pause } from '../../test/support/faults/until'
import type { Rig } from './rig'

/** What happens to a customer, so many times over, each with a browser profile of their own. */
export interface Scenario {
  letter: string
  title: string
  customers: number
  play(rig: Rig): Promise<void>
  /** `leave` leads to a page with the library. */
  isOwnNext?: true
}

export const scenarios: Scenario[] = [
  { letter: 'A', title: 'nothing goes wrong', customers: 2, play: stays({ name: 'ok' }) },
  {
    letter: 'B',
    title: '500 three times, then well',
    customers: 1,
    play: stays({ name: 'status', status: 500, times: 3 }),
  },
  {
    letter: 'C',
    title: 'click, on to a page with the library, 300 ms away',
    customers: 8,
    isOwnNext: true,
    async play(rig) {
      await rig.slowDown(300)
      await rig.leave(await rig.visit())
    },
  },
  {
    letter: 'D',
    title: 'click, on to a page without it, 300 ms away',
    customers: 8,
    async play(rig) {
      await rig.slowDown(300)
      await rig.leave(await rig.visit())
    },
  },
  {
    letter: 'E',
    title: 'click, close the tab, 300 ms away',
    customers: 8,
    async play(rig) {
      await rig.slowDown(300)
      const page = await rig.visit()
      await rig.act(page)
      await closeAsCustomer(page)
    },
  },
  {
    letter: 'F',
    title: 'leaves while the endpoint answers 500, returns when it is well',
    customers: 4,
    async play(rig) {
      const page = await rig.visit()
      rig.receiver.setMode({ name: 'status', status: 500 })
      await leaveAndReturn(rig, page)
    },
  },
  {
    letter: 'G',
    title: 'offline, leaves, online, returns',
    customers: 4,
    async play(rig) {
      const page = await rig.visit()
      await rig.context.setOffline(true)
      await rig.act(page)
      await page.goto('about:blank')
      await pause(2)
      await rig.context.setOffline(false)
      await rig.back(page)
    },
  },
  {
    letter: 'H',
    title: 'two tabs offline, both closed, both reopened',
    customers: 4,
    async play(rig) {
      const pages = [await rig.visit(), await rig.visit()]
      await rig.context.setOffline(true)
      for (const page of pages) await rig.act(page, 3)
      await Promise.all(pages.map(closeAsCustomer))
      await pause(2)
      await rig.context.setOffline(false)
      await Promise.all([rig.visit(), rig.visit()])
    },
  },
  {
    letter: 'I',
    title: '429 with Retry-After 2',
    customers: 1,
    play: stays({ name: 'status', status: 429, retryAfter: 2, times: 1 }),
  },
  { letter: 'J', title: 'the first request hangs', customers: 1, play: stays({ name: 'hang', times: 1 }) },
  {
    letter: 'K',
    title: 'requests hang, leaves, returns when it is well',
    customers: 3,
    async play(rig) {
      const page = await rig.visit()
      rig.receiver.setMode({ name: 'hang' })
      await leaveAndReturn(rig, page)
    },
  },
  { letter: 'L', title: 'stored, then 500, twice', customers: 1, play: stays({ name: 'lost-ack', times: 2 }) },
  {
    letter: 'M',
    title: 'CORS headers missing for 12 s',
    customers: 1,
    async play(rig) {
      const page = await rig.visit()
      rig.receiver.setMode({ name: 'nocors' })
      await rig.act(page, 3)
      await pause(12)
      rig.receiver.setMode({ name: 'ok' })
    },
  },
  {
    letter: 'N',
    title: '30 % random faults',
    customers: 6,
    play: stays({ name: 'random', share: 0.3, seed: 1 }),
  },
  {
    letter: 'O',
    title: 'localStorage throws, 500 twice',
    customers: 1,
    async play(rig) {
      const denied = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })`
      const page = await rig.visit({ init: denied })
      rig.receiver.setMode({ name: 'status', status: 500, times: 2 })
      await rig.act(page, 3)
    },
  },
  {
    letter: 'P',
    title: '404 twice, then well (a deploy)',
    customers: 1,
    play: stays({ name: 'status', status: 404, times: 2 }),
  },
]

/** Three events on a page that stays. */
function stays(mode: Mode): Scenario['play'] {
  return async (rig) => {
    const page = await rig.visit()
    rig.receiver.setMode(mode)
    await rig.act(page, 3)
  }
}

/** With `pagehide`, which a page that is torn down by its driver never sees. */
async function closeAsCustomer(page: Page): Promise<void> {
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
}

async function leaveAndReturn(rig: Rig, page: Page): Promise<void> {
  await rig.leave(page)
  await pause(2)
  rig.receiver.setMode({ name: 'ok' })
  await rig.back(page)
}
