import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type FaultReceiver, start } from '../../test/support/faultReceiver'
import { startDelayProxy } from '../../test/support/faults/delayProxy'
import { pause } from '../../test/support/faults/until'
import type { Site } from '../../test/support/site'
import type { Contender } from './contenders'

/** One customer's browser on a contender's page, with a receiver of its own. */
export interface Rig {
  receiver: FaultReceiver
  context: BrowserContext
  /** Every request takes so many milliseconds each way; before the first visit. */
  slowDown(delay: number): Promise<void>
  visit(options?: { init?: string }): Promise<Page>
  /** Back to the contender's page. */
  back(page: Page): Promise<void>
  /** One event, on a page that stays. */
  act(page: Page, times?: number): Promise<void>
  /** One event, and away in the same task. */
  leave(page: Page): Promise<void>
  /** So many events were made. */
  made(): number
  close(): Promise<void>
}

export interface RigOptions {
  browser: Browser
  site: Site
  contender: Contender
  /** Where `leave` leads: to a page without the library, or with it. */
  name: string
  isOwnNext: boolean
}

export async function createRig({ browser, site, contender, name, isOwnNext }: RigOptions): Promise<Rig> {
  const receiver = await start({ name: 'ok' }, contender.dialect)
  const context = await browser.newContext()
  const path = `/${name}`
  const away = `${site.url.replace('localhost', '127.0.0.1')}/away`
  const next = isOwnNext ? site.url + path : away
  let endpoint = receiver.url
  let stopProxy = () => {}
  let count = 0
  const open = async (page: Page) => {
    site.pages.set(path, contender.page(endpoint, next))
    await page.goto(site.url + path)
    await page.evaluate('ready.then(() => undefined)')
  }
  return {
    receiver,
    context,
    async slowDown(delay) {
      const proxy = await startDelayProxy(receiver.url, delay)
      endpoint = proxy.url
      stopProxy = proxy.stop
    },
    async visit({ init } = {}) {
      const page = await context.newPage()
      if (init) await page.addInitScript(init)
      await open(page)
      return page
    },
    back: open,
    async act(page, times = 1) {
      for (let done = 0; done < times; done++) await page.evaluate(`act(${++count})`)
    },
    async leave(page) {
      // A page on its way out may not answer any more.
      await Promise.all([
        page.waitForURL(next === away ? away : next, { waitUntil: 'commit' }),
        page.evaluate(`setTimeout(() => leave(${++count}))`).catch(() => undefined),
      ])
    },
    made: () => count,
    async close() {
      // A profile whose last page was closed by its customer may never tell that it is gone.
      await Promise.race([context.close(), pause(10)])
      stopProxy()
      await receiver.stop()
    },
  }
}
