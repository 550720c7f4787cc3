import type { Row } from '../row'
import type { Tab } from '../tab'
import type { Trial } from '../trial'
import { pause, until } from '../until'
import { mended, offline } from './checks'

/** The page goes away with the click, or comes and goes. */
export const leaving: Row[] = [
  {
    number: 24,
    fault: 'goes on to a page with the tag, 300 ms away',
    visits: 100,
    waits: 2,
    async play(trial) {
      await trial.slowDown(300)
      await follow(trial, trial.put())
      await trial.delivered()
    },
  },
  {
    number: 25,
    fault: 'leaves for another origin, 300 ms away',
    visits: 100,
    waits: 2,
    async play(trial) {
      await trial.slowDown(300)
      await follow(trial, trial.elsewhere())
      await trial.delivered()
    },
  },
  {
    number: 26,
    fault: 'closes the tab, 300 ms away',
    visits: 100,
    waits: 2,
    async play(trial) {
      await trial.slowDown(300)
      const tab = await trial.visit()
      await tab.cancel()
      await closeAsCustomer(tab)
      await trial.delivered()
    },
  },
  {
    number: 27,
    fault: 'leaves while the endpoint answers 500, and returns',
    visits: 50,
    waits: 16,
    async play(trial) {
      trial.receiver.setMode({ name: 'status', status: 500 })
      const tab = await follow(trial, trial.elsewhere())
      await trial.ended()
      await until('the endpoint refused all', () => refusedAll(trial))
      await pause(1)
      await mended(trial)
      await trial.go(tab, trial.put())
      await trial.delivered()
    },
  },
  {
    number: 28,
    fault: 'offline: reloads, or leaves, and returns',
    visits: 50,
    waits: 16,
    async play(trial) {
      const url = trial.put()
      const tab = await trial.visit(url)
      await offline(trial, tab, () => tab.cancelOften(1))
      const away = trial.seed % 2 ? tab.page.reload() : tab.page.goto(trial.elsewhere())
      await away.catch(() => undefined)
      await mended(trial)
      await trial.go(tab, url)
      await trial.delivered()
    },
  },
  {
    number: 29,
    fault: 'two tabs offline, closed together, reopened',
    visits: 50,
    waits: 16,
    async play(trial) {
      const tabs = [await trial.visit(), await trial.visit()]
      for (const tab of tabs) await tab.cancelOften(1)
      await trial.delivered()
      await trial.context.setOffline(true)
      await Promise.all(tabs.map((tab) => tab.cancelOften(3)))
      await trial.ended()
      await Promise.all(tabs.map(closeAsCustomer))
      await mended(trial)
      await Promise.all([trial.visit(), trial.visit()])
      await trial.delivered()
    },
  },
  {
    number: 30,
    fault: 'five tabs, 500 x10',
    visits: 10,
    waits: 10,
    async play(trial) {
      trial.receiver.setMode({ name: 'status', status: 500, times: 10 })
      const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => trial.visit()))
      await Promise.all(tabs.map((tab) => tab.cancelOften(5)))
      await trial.delivered(120)
    },
  },
  {
    number: 31,
    fault: 'a tab is frozen while it sends',
    visits: 10,
    waits: 20,
    async play(trial) {
      trial.receiver.setMode({ name: 'hang' })
      const tab = await trial.visit()
      await tab.cancel()
      await trial.ended()
      const session = await trial.context.newCDPSession(tab.page)
      await session.send('Page.setWebLifecycleState', { state: 'frozen' })
      trial.receiver.setMode({ name: 'ok' })
      await trial.visit()
      await trial.delivered()
    },
  },
  {
    number: 32,
    fault: 'away and back from the page cache during backoff',
    visits: 10,
    waits: 3,
    cachesPages: true,
    async play(trial) {
      // Long enough that nothing but the return can end the wait.
      trial.receiver.setMode({ name: 'status', status: 500 })
      const back = `addEventListener('pageshow', ({ persisted }) => persisted && host.push('back'))`
      const tab = await trial.visit(trial.put({ script: back }))
      await tab.cancel()
      await pause(8)
      await tab.page.goto(trial.elsewhere())
      trial.receiver.setMode({ name: 'ok' })
      // A page from the cache never loads again, for which `goBack` would wait.
      await tab.page.evaluate('history.back()').catch(() => undefined)
      await until('the page is back', () => tab.page.evaluate(`host.includes('back')`).catch(() => false))
      await trial.delivered()
    },
  },
]

/** Cancels on a page whose own cancel is a link, and follows it. */
async function follow(trial: Trial, href: string): Promise<Tab> {
  const tab = await trial.visit(trial.put({ body: `<main><a id="cancel" href="${href}">Cancel plan</a></main>` }))
  await tab.cancel()
  await tab.page.waitForURL(href, { waitUntil: 'commit' })
  return tab
}

/** With `pagehide`, which a page that is torn down by its driver never sees. */
async function closeAsCustomer({ page }: Tab): Promise<void> {
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
}

function refusedAll({ receiver, told }: Trial): boolean {
  const seen = new Set(receiver.requests().flatMap(({ ids }) => ids))
  return [...told.keys()].every((id) => seen.has(id))
}
