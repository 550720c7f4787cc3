import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBrowser } from '../support/findBrowser'
import { merchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

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

async function elements({ page }: Visit): Promise<number> {
  return page.locator('fairwell-dialog').count()
}

/** Nothing of ours is over the page: its buttons take clicks, it scrolls. */
async function expectFree(visit: Visit): Promise<void> {
  await expect.poll(() => elements(visit)).toBe(0)
  expect(await visit.page.evaluate('document.documentElement.getAttribute("style")')).toBeNull()
  await visit.page.click('#other', { timeout: 2000 })
  expect(await visit.host()).toContain('other')
}

function types(): string[] {
  return world.site.events.map(({ type }) => type.replace('dev.fairwell.', '').replace('.v1', ''))
}

const body = `<main><button id="cancel">Cancel plan</button> <button id="other" onclick="host.push('other')">Other</button></main>`
const outcome = `fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))`

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

  it('takes every listener of the script away, before anything was opened', async () => {
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

  it('twice is once', async () => {
    const visit = await world.visit({ body })
    await visit.page.evaluate(`fairwell('destroy'), fairwell('destroy')`)
    expect([visit.errors, visit.said]).toEqual([[], []])
  })
})

describe('reset', () => {
  it('deletes all that we stored, undelivered events too, and nothing of the host’s', async () => {
    const visit = await world.visit(
      {
        body,
        script: `localStorage.setItem('cart', '3'); localStorage.setItem('fairwellcome', 'x'); sessionStorage.setItem('cart', '4')`,
      },
      { before: (page) => page.route('**/cancel-events', (route) => route.abort()) },
    )
    await visit.open()
    await visit.part('close').click()
    const keys = () => visit.page.evaluate('Object.keys(localStorage).sort()')
    expect(((await keys()) as string[]).length).toBeGreaterThan(2)
    await visit.page.evaluate(`fairwell('reset')`)
    expect(await keys()).toEqual(['cart', 'fairwellcome'])
    expect(await visit.page.evaluate(`fairwell('undelivered')`)).toEqual([])
    expect(await visit.page.evaluate('sessionStorage.cart')).toBe('4')
  })

  describe('is final', () => {
    const stores = `indexedDB.databases().then((all) => [...Object.keys(localStorage), ...all.map(({ name }) => name)])`
    const later = 'new Promise((resolve) => setTimeout(resolve, 6000))'

    it('while events wait and others were delivered', async () => {
      let status = 204
      world.site.routes.set('/cancel-events', (_, response) => void response.writeHead(status).end())
      const visit = await world.visit({ body })
      await visit.open()
      await visit.part('close').click()
      await expect.poll(() => visit.page.evaluate('Object.keys(localStorage)')).toEqual([])
      status = 500
      await visit.open()
      await visit.part('close').click()
      await visit.page.evaluate(`fairwell('reset')`)
      world.site.requests.length = 0
      await visit.page.evaluate(later)
      await visit.page.evaluate(`dispatchEvent(new Event('online'))`)
      expect(await visit.page.evaluate(stores)).toEqual([])
      expect(world.site.requests).toEqual([])
    }, 20_000)

    it('while what sends is still on its way', async () => {
      const visit = await world.visit(
        { body },
        {
          before: (page) =>
            page.route('**/later-*', async (route) => {
              await new Promise((resolve) => setTimeout(resolve, 1500))
              await route.continue()
            }),
        },
      )
      await visit.open()
      await visit.page.evaluate(`fairwell('reset')`)
      await visit.page.evaluate(later)
      expect(await visit.page.evaluate(stores)).toEqual([])
      expect(world.site.events).toEqual([])
    }, 20_000)

    it('in the other tabs, too', async () => {
      world.site.routes.set('/cancel-events', (_, response) => void response.writeHead(500).end())
      const visit = await world.visit({ body })
      const other = await visit.page.context().newPage()
      await other.goto(world.site.url)
      await other.click('#cancel')
      await other.locator('fairwell-dialog [part~="close"]').click()
      await visit.page.evaluate(`fairwell('reset')`)
      await other.evaluate(`dispatchEvent(new Event('online'))`)
      await other.evaluate(later)
      expect(await other.evaluate('Object.keys(localStorage)')).toEqual([])
      expect(await other.evaluate(`fairwell('undelivered')`)).toEqual([])
    }, 20_000)
  })

  it('forgets who is leaving and what was decided', async () => {
    const visit = await world.visit({
      body,
      data: { customer: undefined },
      script: `fairwell('identify', { customer: { id: 'cus_7' } })`,
    })
    await visit.open()
    await visit.page.click('[part=reason][data-id=unused]')
    await visit.part('continue').click()
    await visit.part('close').click()
    await expect.poll(() => world.site.events[0]?.subject).toBe('cus_7')
    await visit.page.evaluate(`fairwell('reset')`)
    expect(await visit.page.evaluate(`fairwell('explain')`)).toBeUndefined()
    world.site.events.length = 0
    await visit.open()
    await expect.poll(() => world.site.events.length).toBeGreaterThan(0)
    expect(JSON.stringify(world.site.events)).not.toContain('cus_7')
  })

  it('closes an open flow, and keeps listening for the next click', async () => {
    const visit = await world.visit({ body })
    await visit.open()
    await visit.page.evaluate(`fairwell('reset')`)
    await expectFree(visit)
    await visit.open()
  })
})

describe('open and close', () => {
  it('open() resolves with how it ended', async () => {
    const visit = await world.visit({
      body,
      script: `fairwell('handle', 'discount', () => ({ confirmationId: 'CN-1' }))`,
    })
    await visit.page.evaluate(
      `void fairwell('open', { customer: { id: 'cus_5' } }).then((result) => host.push(result))`,
    )
    await visit.part('dialog').waitFor()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.part('continue').click()
    await visit.part('accept').click()
    await expect.poll(() => visit.part('dialog').getAttribute('data-step')).toBe('done')
    expect(await visit.host()).toEqual([])
    await visit.part('close').click()
    await expect
      .poll(() => visit.host())
      .toMatchObject([
        { outcome: 'saved', offer: 'save20', choice: { couponId: 'SAVE20' }, answers: { reason: 'too_expensive' } },
      ])
    await expect.poll(() => world.site.events[0]?.subject).toBe('cus_5')
  })

  it('open() twice is one flow with one promise', async () => {
    const visit = await world.visit({ body })
    expect(
      await visit.page.evaluate(
        `(() => { const one = fairwell('open'), two = fairwell('open'); return [one, two].every((it) => it instanceof Promise) })()`,
      ),
    ).toBe(true)
    await visit.part('dialog').waitFor()
    expect(await elements(visit)).toBe(1)
    await visit.part('close').click()
    await expect.poll(() => types().filter((type) => type === 'flow.started')).toEqual(['flow.started'])
  })

  it('open() by command leads to the page’s own cancel all the same', async () => {
    const visit = await world.visit({ body })
    await visit.page.evaluate(`void fairwell('open')`)
    await visit.part('dialog').waitFor()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
  })

  it('open() never rejects', async () => {
    const visit = await world.visit({ body, config: null })
    const result = await visit.page.evaluate(`fairwell('open')`)
    expect(result).toMatchObject({ outcome: 'failed' })
    expect(visit.errors).toEqual([])
  })

  it('close() changes nothing and ends the flow as dismissed', async () => {
    const visit = await world.visit({ body, script: outcome })
    await visit.page.evaluate(`fairwell('close')`)
    await visit.open()
    await visit.page.evaluate(`fairwell('close')`)
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expectFree(visit)
    await expect.poll(types).toContain('flow.dismissed')
  })
})

describe('a page that changes under an open flow', () => {
  it('keeps the dialog when the body is replaced, and the new body’s trigger works', async () => {
    const visit = await world.visit({ body })
    await visit.open()
    await visit.page.evaluate((html) => {
      const next = document.createElement('body')
      next.innerHTML = html
      document.body.replaceWith(next)
      document
        .querySelector('#cancel')
        ?.addEventListener('click', () => (globalThis as unknown as { host: string[] }).host.push('new'))
    }, body)
    expect(await visit.part('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
    await visit.leave()
    expect(await visit.host()).toEqual(['new'])
    await expectFree(visit)
  })

  const removals: [how: string, script: string][] = [
    ['removed', `document.querySelector('fairwell-dialog').remove()`],
    ['removed with everything else', `document.documentElement.replaceChildren(document.head, document.body)`],
    ['moved into the body', `document.body.append(document.querySelector('fairwell-dialog'))`],
  ]
  it.each(removals)('is free again when our element is %s: dismissed, once', async (how, script) => {
    const visit = await world.visit({ body, script: outcome })
    await visit.open()
    await visit.page.evaluate(script)
    if (how.startsWith('moved')) await visit.page.evaluate(`fairwell('close')`)
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expectFree(visit)
    await expect
      .poll(() => types().filter((type) => /dismissed|canceled|failed/.test(type)))
      .toEqual(['flow.dismissed'])
    await visit.open()
    expect(visit.errors).toEqual([])
  })

  it('is free again when the host closes our dialog', async () => {
    const visit = await world.visit({ body, script: outcome })
    await visit.open()
    await visit.page.evaluate(`document.querySelector('fairwell-dialog').shadowRoot.querySelector('dialog').close()`)
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expectFree(visit)
  })

  it('puts the page’s own inline style back as it was', async () => {
    const visit = await world.visit({ body: `${body}<div style="height: 3000px"></div>` })
    const style = 'overflow: auto; --brand: red; scrollbar-gutter: auto;'
    await visit.page.evaluate((text) => document.documentElement.setAttribute('style', text), style)
    await visit.open()
    await visit.part('close').click()
    expect(await visit.page.evaluate('document.documentElement.getAttribute("style")')).toBe(style)
  })
})

describe('again and again', () => {
  it('ten openings leave nothing behind: no element, no listener, no style, one session each', async () => {
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

  it('comes back whole from the back/forward cache', async () => {
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
