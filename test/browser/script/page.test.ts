import { describe, expect, it } from 'vitest'
import { settle } from '../../support/askedConfig'
import { itWhole } from '../../support/itWhole'
import { flowConfig, merchantPage } from '../../support/merchantPage'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

/** What the page asked the site for, the page itself and the tag's own file aside. */
function asked(): string[] {
  return world.site.requests.filter((request) => !/^GET \/(fairwell\.js|settled)?$/.test(request))
}

function answerConfig(path: string, config: unknown): void {
  world.site.routes.set(path, (_, response) => response.end(JSON.stringify(config)))
}

describe('the script on a page', () => {
  it('asks for nothing, stores nothing and adds nothing before the customer acts', async () => {
    const visit = await world.visit({ data: { config: '/cancel-flow.json' } })
    await settle(visit)
    expect(asked()).toEqual([])
    const left = await visit.page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookie: document.cookie,
      databases: (await indexedDB.databases()).length,
      elements: document.querySelectorAll('html > :not(head, body)').length,
      style: document.documentElement.getAttribute('style'),
    }))
    expect(left).toEqual({ local: 0, session: 0, cookie: '', databases: 0, elements: 0, style: null })
    expect([visit.errors, visit.said]).toEqual([[], []])
  })

  it('defines exactly one global, also once the flow has run', async () => {
    const visit = await world.visit(
      { script: 'window.host.push(...Object.getOwnPropertyNames(window))' },
      { init: 'window.fairwell = undefined' },
    )
    await visit.open()
    await visit.leave()
    const added = await visit.page.evaluate('Object.getOwnPropertyNames(window).filter((name) => !host.includes(name))')
    expect(added).toEqual([])
    expect(await visit.page.evaluate('typeof fairwell')).toBe('function')
  })

  itWhole('changes nothing of what the page’s own objects can do', async () => {
    const natives = `JSON.stringify([Element, Node, EventTarget, Array, Object, Promise, HTMLElement, History, Function]
      .flatMap(({ prototype }) => Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .map(([name, { value, get }]) => name + String(value) + String(get)))) + String(fetch) + String(history.pushState)`
    const visit = await world.visit({ script: `window.before = ${natives}` })
    await visit.open()
    await visit.leave()
    expect(await visit.page.evaluate(`before === ${natives}`)).toBe(true)
  })

  it('says once that it is there already when the tag runs twice, and opens one dialog', async () => {
    const body =
      '<main><button id="cancel">Cancel plan</button></main><script src="/fairwell.js" data-triggers="h1"></script>'
    const visit = await world.visit({ body })
    expect(visit.said).toEqual([expect.stringMatching(/^warning: \[fairwell\] .*already/)])
    await visit.page.evaluate(`fairwell('init', { config: '#flow', triggers: '#cancel' })`)
    await visit.open()
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(1)
  })

  it('goes on with one copy when Turbo swaps the body and runs the tag again', async () => {
    const visit = await world.visit({})
    await visit.page.evaluate(() => {
      const body = document.createElement('body')
      body.innerHTML = document.body.innerHTML
      for (const dead of body.querySelectorAll('script[src]')) {
        const script = document.createElement('script')
        for (const { name, value } of dead.attributes) script.setAttribute(name, value)
        dead.replaceWith(script)
      }
      document.body.replaceWith(body)
    })
    await expect.poll(() => visit.said).toEqual([expect.stringContaining('already')])
    await visit.open()
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(1)
    await visit.part('close').click()
    await expect.poll(() => world.site.events.filter(({ type }) => type.includes('flow.started')).length).toBe(1)
  })

  it('works from the standalone file with no later request', async () => {
    const visit = await world.visit({ src: '/fairwell.standalone.js', data: { endpoint: undefined } })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    expect(asked()).toEqual(['GET /fairwell.standalone.js'])
  })

  it('works without the stub, added by a tag manager that strips data attributes', async () => {
    const html = merchantPage({
      data: { config: undefined, endpoint: undefined, triggers: undefined, customer: undefined },
    })
    const visit = await world.visit(html.replace(/window\.fairwell \|\|=.*/, ''))
    await visit.page.evaluate(`fairwell('init', { config: '#flow', triggers: '#cancel', customer: '#customer' })`)
    await visit.open()
  })
})

describe('warming up', () => {
  const intents: [string, (visit: Visit) => Promise<unknown>][] = [
    ['a pointer that comes over it', ({ page }) => page.hover('#cancel')],
    ['a pointer over what is in it', ({ page }) => page.hover('#cancel b')],
    ['the focus', ({ page }) => page.focus('#cancel')],
    ['a touch', ({ page }) => page.dispatchEvent('#cancel', 'touchstart')],
  ]

  it.each(intents)('loads the flow and the config once at %s', async (_, intend) => {
    answerConfig('/cancel-flow.json', flowConfig)
    const body = '<h1>Account</h1><button id="cancel">Cancel <b>plan</b></button><button id="other">Other</button>'
    const visit = await world.visit({ body, data: { config: '/cancel-flow.json' } })
    await visit.page.hover('#other')
    await visit.page.focus('#other')
    await settle(visit)
    expect(asked()).toEqual([])
    await intend(visit)
    await expect
      .poll(() => asked().sort())
      .toEqual(['GET /cancel-flow.json', expect.stringMatching(/^GET \/flow-\w+.*\.js$/)])
    await visit.open()
    await visit.part('close').click()
    await visit.open()
    const later = expect.stringMatching(/^GET \/later-/)
    await expect
      .poll(() =>
        asked()
          .filter((request) => request.startsWith('GET'))
          .slice(2),
      )
      .toEqual([later, expect.stringMatching(/^GET \/keywords-/)])
  })

  it('stores and sends nothing at intent alone', async () => {
    const visit = await world.visit({})
    await visit.page.hover('#cancel')
    await settle(visit)
    expect(await visit.page.evaluate('localStorage.length')).toBe(0)
    expect(world.site.requests.filter((request) => request.startsWith('POST'))).toEqual([])
  })

  it('draws the first screen once, where nobody sees it, and tells nobody', async () => {
    const init = `
      window.roots = 0
      const { attachShadow } = Element.prototype
      Element.prototype.attachShadow = function (options) { roots++; return attachShadow.call(this, options) }`
    const script = `window.told = []; fairwell('on', 'event', ({ type }) => told.push(type))`
    const visit = await world.visit({ script }, { init })
    for (const selector of ['#cancel', 'h1', '#cancel']) await visit.page.hover(selector)
    await expect.poll(() => visit.page.evaluate('roots')).toBe(1)
    await settle(visit)
    expect(await visit.page.evaluate('[roots, told, fairwell("explain") ?? null]')).toEqual([1, [], null])
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
    // The press takes that screen.
    await visit.open()
    expect(await visit.page.evaluate('roots')).toBe(1)
  })

  itWhole('does not warm for a disabled trigger', async () => {
    const visit = await world.visit({ body: '<button id="cancel" aria-disabled="true">Cancel</button>' })
    await visit.page.hover('#cancel')
    await settle(visit)
    expect(asked()).toEqual([])
  })
})
