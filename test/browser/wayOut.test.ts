import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { describeWhole, itWhole } from '../support/itWhole'
import { flowConfig, type MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

// Law 1: from the first screen on, nothing of ours cancels but a press that says so, and a break leads to the bare way out.

const world = openWorld()

type Fault = (route: Route) => unknown
const faults: Record<string, Fault> = {
  'is not there': (route) => route.fulfill({ status: 404, body: 'no' }),
  'is refused': (route) => route.abort(),
  hangs: () => {},
  'is HTML': (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Sign in</h1>' }),
  throws: (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' }),
  'is cut off': (route) => route.fulfill({ contentType: 'text/javascript', body: 'export const a = (' }),
  'is something else': (route) => route.fulfill({ contentType: 'text/javascript', body: 'export default 1' }),
}

const later = '**/later-*.js*'
const quick: MerchantPage = {
  data: { timeout: '700' },
  script: `fairwell('handle', 'discount', () => host.push('discount'))`,
}

const errorStep = (visit: Visit) => visit.page.locator('[data-step=error]')
const canceledOnce = (visit: Visit) => expect.poll(visit.host).toEqual(['cancel'])
const types = () => world.site.events.map(({ type }) => type.replace('dev.fairwell.', '').replace('.v1', ''))
const settled = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 150)))

/** On the error step nothing was canceled, and the three ways are there. */
async function expectWayOut(visit: Visit): Promise<void> {
  await errorStep(visit).waitFor()
  for (const way of ['retry', 'cancel', 'keep']) expect(await visit.part(way).isVisible()).toBe(true)
  await settled(visit.page)
  expect(await visit.host()).toEqual([])
  expect(visit.errors).toEqual([])
}

describe.each(Object.entries(faults))('where what comes after the first screen %s', (_, fault) => {
  const before = (page: Page) => page.route(later, (route) => fault(route) as Promise<void>)

  it.each(['continue', 'cancel'])('%s leads to the bare way out; retry goes on once that is mended', async (way) => {
    const visit = await world.visit(quick, { before })
    await visit.open()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.part(way).click()
    await expectWayOut(visit)
    await visit.part('retry').click()
    await expectWayOut(visit)
    await visit.page.unroute(later)
    await visit.part('retry').click()
    await visit.page.locator(`[data-step=${way === 'cancel' ? 'confirm' : 'offer'}]`).waitFor()
    expect(await visit.host()).toEqual([])
    if (way === 'continue') await visit.part('cancel').click()
    await visit.part('confirm').click()
    await canceledOnce(visit)
    await expect.poll(types).toContain('flow.canceled')
  })

  it('cancel there runs the page’s own action, once; keep and Escape change nothing', async () => {
    const visit = await world.visit(quick, { before })
    for (const leave of ['keep', 'Escape', 'cancel']) {
      await visit.open()
      await visit.part('continue').click()
      await expectWayOut(visit)
      if (leave === 'Escape') await visit.page.keyboard.press('Escape')
      else await visit.part(leave).click()
      await visit.page.locator('fairwell-dialog').waitFor({ state: 'detached' })
    }
    await canceledOnce(visit)
    await settled(visit.page)
    expect(await visit.host()).toEqual(['cancel'])
  })
})

describe('the way out by command', () => {
  const before = (page: Page) => page.route(later, (route) => route.abort())
  const body = '<main><h1>Account</h1></main>'
  const outcome = `fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))`

  async function broken(page: MerchantPage): Promise<Visit> {
    const visit = await world.visit({ ...quick, body, ...page }, { before })
    await visit.page.evaluate(`void fairwell('open')`)
    await visit.part('dialog').waitFor()
    await visit.part('continue').click()
    await errorStep(visit).waitFor()
    return visit
  }

  it('cancels by the handler, where the page has no action of its own', async () => {
    const script = `${outcome}; fairwell('handle', 'cancel', async () => { host.push('handler') })`
    const visit = await broken({ script })
    await visit.part('cancel').click()
    await expect.poll(visit.host).toEqual(['handler', 'canceled'])
    // What sends is not there either: the ending waits in the browser.
    expect(await visit.page.evaluate(() => JSON.stringify(localStorage))).toContain('flow.canceled')
  })

  itWhole('says so when the handler fails, and can be tried again', async () => {
    const script = `${outcome}
      let tries = 0
      fairwell('handle', 'cancel', async () => { host.push('handler'); if (!tries++) throw new Error('not now') })`
    const visit = await broken({ script })
    await visit.part('cancel').click()
    await visit.part('error').waitFor()
    await expect.poll(visit.host).toEqual(['handler'])
    await visit.part('retry').click()
    await expect.poll(visit.host).toEqual(['handler', 'handler', 'canceled'])
  })

  itWhole('cancels by the actions URL', async () => {
    const bodies: { action: string }[] = []
    world.site.routes.set('/actions', (_, response, text) => {
      bodies.push(JSON.parse(text))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    const visit = await broken({ script: outcome, data: { ...quick.data, actions: '/actions' } })
    await visit.part('cancel').click()
    await expect.poll(visit.host).toEqual(['canceled'])
    expect(bodies.map(({ action }) => action)).toEqual(['cancel'])
  })

  it('is not there where nothing can cancel, and closing is failed', async () => {
    const visit = await broken({ script: outcome })
    expect(await visit.part('cancel').count()).toBe(0)
    await visit.part('keep').click()
    await expect.poll(visit.host).toEqual(['failed'])
  })
})

describe('where drawing throws', () => {
  const breakNumbers = `
    const whole = Intl.NumberFormat
    Intl.NumberFormat = class { constructor() { throw new Error('no numbers today') } }
    window.mend = () => { Intl.NumberFormat = whole }`

  it('at the offer: the bare way out, and retry draws the offer once that is mended', async () => {
    const visit = await world.visit({ script: `fairwell('handle', 'discount', () => host.push('discount'))` })
    await visit.open()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.page.evaluate(breakNumbers)
    await visit.part('continue').click()
    await expectWayOut(visit)
    await visit.page.evaluate('mend()')
    await visit.part('retry').click()
    await visit.page.locator('[data-step=offer]').waitFor()
    await visit.part('accept').click()
    await visit.page.locator('[data-step=done]').waitFor()
    expect(await visit.host()).toEqual(['discount'])
  })

  itWhole('at the receipt: retry draws it again, calls no handler twice, and cancels nothing', async () => {
    const script = `
      const whole = Intl.NumberFormat
      window.mend = () => { Intl.NumberFormat = whole }
      fairwell('handle', 'discount', () => {
        host.push('discount')
        Intl.NumberFormat = class { constructor() { throw new Error('no numbers today') } }
      })
      fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.part('continue').click()
    await visit.part('accept').click()
    await errorStep(visit).waitFor()
    expect(await visit.part('error').textContent()).toMatch(/is done/)
    await visit.page.evaluate('mend()')
    await visit.part('retry').click()
    await visit.page.locator('[data-step=done]').waitFor()
    await visit.part('close').last().click()
    await expect.poll(visit.host).toEqual(['discount', 'saved'])
  })

  it('at every screen: the page is free again, and nothing was canceled', async () => {
    const visit = await world.visit({ script: `fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))` })
    await visit.open()
    await visit.page.evaluate(() => {
      const create = Document.prototype.createElementNS
      Document.prototype.createElementNS = function (this: Document, space: string, name: string) {
        if (name === 'h2') throw new Error('no headings today')
        return create.call(this, space, name)
      } as never
    })
    await visit.part('cancel').click()
    await visit.page.locator('fairwell-dialog').waitFor({ state: 'detached' })
    await expect.poll(visit.host).toEqual(['failed'])
    expect(visit.errors).toEqual([])
  })
})

describe('where the browser breaks after the first screen', () => {
  const breaks: Record<string, string> = {
    'storage throws': `Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no storage') }
      IDBFactory.prototype.open = () => { throw new Error('no database') }`,
    'crypto throws': `crypto.getRandomValues = () => { throw new Error('no randomness') }`,
    'all of Intl throws': `for (const name of Object.getOwnPropertyNames(Intl)) if (typeof Intl[name] === 'function')
      Intl[name] = class { constructor() { throw new Error('no ' + name) } }`,
    'offline after the first paint': `window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))`,
  }
  it.each(Object.entries(breaks))(
    '%s: nothing is canceled before the word, and the word cancels',
    async (_, script) => {
      const visit = await world.visit({ config: { ...flowConfig, confirm: { dataKeptDays: 30 } } })
      await visit.open()
      await visit.page.evaluate(script)
      await visit.part('cancel').click()
      await visit.page.locator('[data-step=confirm], [data-step=error]').waitFor()
      await settled(visit.page)
      expect(await visit.host()).toEqual([])
      await visit.part('cancel').last().click()
      await canceledOnce(visit)
      expect(visit.errors).toEqual([])
    },
  )
})

describe('before the first screen', () => {
  const breaks: Record<string, string> = {
    'there is no AbortController': 'delete globalThis.AbortController',
    'AbortController is an element': `addEventListener('DOMContentLoaded', () => { delete globalThis.AbortController; document.body.insertAdjacentHTML('beforeend', '<a id=AbortController></a>') })`,
    'fetch throws at once': `window.fetch = () => { throw new Error('no fetch') }`,
    'setTimeout throws for us': `const real = setTimeout; window.setTimeout = (run, time) => { if (time === 1500) throw new Error('no timers'); return real(run, time) }`,
    'a getter of the customer throws': `window.addEventListener('DOMContentLoaded', () => fairwell('init', { customer: { get id() { throw new Error('no id') } } }))`,
    'crypto throws': `crypto.getRandomValues = () => { throw new Error('no randomness') }`,
    'Intl throws': `Intl.Locale = class { constructor() { throw new Error('no locales') } }; Intl.getCanonicalLocales = () => { throw new Error('no') }`,
  }
  it.each(Object.entries(breaks))('%s: the page cancels once, or the flow can be left', async (_, init) => {
    const visit = await world.visit({ data: { config: '/flow.json' } }, { init })
    world.site.routes.set('/flow.json', (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(flowConfig)),
    )
    await visit.page.click('#cancel')
    await expect
      .poll(
        async () =>
          (await visit.part('confirm').count()) + (await visit.part('cancel').count()) + (await visit.host()).length,
      )
      .toBeGreaterThan(0)
    if ((await visit.host()).length === 0) await visit.leave()
    await canceledOnce(visit)
    await settled(visit.page)
    expect(await visit.host()).toEqual(['cancel'])
    expect(visit.errors).toEqual([])
  })
})

describeWhole('an ending', () => {
  itWhole('is recorded when the host’s own handler closes or destroys us', async () => {
    for (const command of ['close', 'destroy']) {
      const script = `
        document.querySelector('#cancel').addEventListener('click', () => fairwell('${command}'))
        fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))`
      const visit = await world.visit({ script })
      await visit.open()
      await visit.leave()
      await expect.poll(visit.host).toEqual(['cancel', 'canceled'])
    }
  })

  itWhole('takes another way when one throws', async () => {
    const script = `
      const real = EventTarget.prototype.dispatchEvent
      EventTarget.prototype.dispatchEvent = function (event) {
        if (this.id === 'cancel') throw new Error('not by me')
        return real.call(this, event)
      }`
    const body = '<form id="form" action="/canceled"><button id="cancel" name="go" value="1">Cancel</button></form>'
    const posts: string[] = []
    world.site.routes.set('/canceled', (request, response) => {
      posts.push(`${request.url}`)
      response.end('canceled')
    })
    const visit = await world.visit({ body, script })
    await visit.open()
    await visit.leave()
    await expect.poll(() => posts).toEqual(['/canceled?go=1'])
  })
})
