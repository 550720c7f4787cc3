import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBrowser } from '../../support/findBrowser'
import { describeWhole, itWhole } from '../../support/itWhole'
import { body, elements, expectFree, outcome } from '../../support/listeners'
import { merchantPage } from '../../support/merchantPage'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

/** Counts listeners on what outlives us, by `type`; runs before anything of the page. */
const countListeners = `
  window.heard = {}
  const name = (target) => target === window ? 'window' : target === document ? 'document' : target === document.documentElement ? 'html' : target === document.body ? 'body' : target instanceof MediaQueryList ? 'media' : ''
  const seen = new Map()
  for (const [method, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const native = EventTarget.prototype[method]
    EventTarget.prototype[method] = function (type, listener, options) {
      const target = this ?? window
      const where = name(target)
      if (where && listener) {
        const capture = Boolean(typeof options === 'object' && options ? options.capture : options)
        const key = [where, type, capture].join(' ')
        const those = seen.get(key) ?? new Set()
        seen.set(key, those)
        if (step > 0) those.add(listener)
        else those.delete(listener)
        heard[key] = those.size
      }
      return native.call(target, type, listener, options)
    }
  }`

/** Listeners that are there now, none left out: \`{ 'window click true': 1 }\`. */
async function listeners({ page }: Visit): Promise<Record<string, number>> {
  const heard = (await page.evaluate('heard')) as Record<string, number>
  return Object.fromEntries(Object.entries(heard).filter(([, count]) => count > 0))
}

function types(): string[] {
  return world.site.events.map(({ type }) => type.replace('dev.fairwell.', '').replace('.v1', ''))
}

describe('destroy', () => {
  it.each([
    ['goes on without us', '', [expect.stringMatching(/^GET \/flow-/)]],
    ['was rid of us meanwhile', `fairwell('destroy')`, []],
  ])('and what an earlier visit left: a page that %s', async (_, command, loads) => {
    const visit = await world.visit({}, { init: `localStorage.setItem('fairwell:q:aHR0cDov:1', '{}')` })
    await visit.page.evaluate(command)
    // The look at localStorage comes two seconds after the load.
    await visit.page.waitForTimeout(4000)
    expect(world.site.requests.filter((request) => request.includes('/flow-'))).toEqual(loads)
  })

  itWhole('takes every listener of the script away, before anything was opened', async () => {
    const visit = await world.visit({ body }, { init: countListeners })
    expect(Object.keys(await listeners(visit))).toContain('window click true')
    await visit.page.evaluate(`fairwell('destroy')`)
    expect(await listeners(visit)).toEqual({})
  })

  it('takes every listener and element away once the flow has been there', async () => {
    const visit = await world.visit({ body }, { init: countListeners })
    await visit.open()
    await visit.page.evaluate(`fairwell('destroy')`)
    expect(await elements(visit)).toBe(0)
    expect(await listeners(visit)).toEqual({})
    await expectFree(visit)
  })

  it('closes an open flow unchanged, tells so, and leaves the cancel to the page', async () => {
    const visit = await world.visit({ body, script: outcome })
    await visit.open()
    await visit.page.evaluate(`fairwell('destroy')`)
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await visit.page.click('#cancel')
    expect(await visit.host()).toEqual(['dismissed', 'cancel'])
    await expect.poll(types).toContain('flow.dismissed')
  })

  it('while the flow is loading: nothing opens any more', async () => {
    const visit = await world.visit({ body })
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await visit.page.route('**/flow-*.js', async (route) => {
      await held
      await route.continue()
    })
    await visit.page.click('#cancel')
    await visit.page.evaluate(`fairwell('destroy')`)
    release()
    await visit.page.evaluate(() => new Promise((done) => setTimeout(done, 400)))
    expect(await elements(visit)).toBe(0)
  })

  itWhole('twice is once', async () => {
    const visit = await world.visit({ body })
    await visit.page.evaluate(`fairwell('destroy'), fairwell('destroy')`)
    expect([visit.errors, visit.said]).toEqual([[], []])
  })
})

describeWhole('again and again', () => {
  itWhole('ten openings leave nothing behind: no element, no listener, no style, one session each', async () => {
    const visit = await world.visit({ body }, { init: countListeners })
    const openAndClose = async () => {
      await visit.open()
      await visit.page.keyboard.press('Escape')
      await expect.poll(() => elements(visit), { interval: 10 }).toBe(0)
    }
    await openAndClose()
    const nodes = () => visit.page.evaluate('document.querySelectorAll("*").length')
    const before = [await listeners(visit), await nodes()]
    for (let turn = 0; turn < 9; turn++) await openAndClose()
    expect([await listeners(visit), await nodes()]).toEqual(before)
    await expectFree(visit)
    await expect.poll(() => types().filter((type) => type === 'flow.dismissed').length, { timeout: 4000 }).toBe(10)
    expect(new Set(world.site.events.map(({ cfsession }) => cfsession)).size).toBe(10)
    expect(new Set(world.site.events.map(({ id }) => id)).size).toBe(world.site.events.length)
  })

  itWhole('comes back whole from the back/forward cache', async () => {
    const browser = await chromium.launch({
      executablePath: findBrowser(),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: ['--no-sandbox', '--disable-gpu'],
    })
    try {
      world.site.pages.set('/next', '<!doctype html><h1>Next</h1>')
      const page = await browser.newPage()
      page.setDefaultTimeout(6000)
      world.site.pages.set(
        '/',
        merchantPage({
          body: '<a id="cancel" href="/next">Cancel</a>',
          script: `addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted })`,
        }),
      )
      await page.goto(`${world.site.url}/`)
      const part = (name: string) => page.locator(`fairwell-dialog [part~="${name}"]`)
      await page.click('#cancel')
      await part('cancel').click()
      await part('confirm').click()
      await page.waitForURL('**/next')
      await page.goBack({ waitUntil: 'commit' })
      await expect.poll(() => page.evaluate('window.persisted')).toBe(true)
      expect(await page.locator('fairwell-dialog').count()).toBe(0)
      await page.click('#cancel')
      await part('dialog').waitFor()
    } finally {
      await browser.close()
    }
  })
})
