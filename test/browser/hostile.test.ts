import { describe, expect, it } from 'vitest'
import { cancelButton } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

// Pages that bend what we build on: names, globals, prototypes, stores, scrollers and bodies.

const world = openWorld()

/** As events count: a copy that went out while the page was left is none. */
const endings = () =>
  [...new Map(world.site.events.map(({ id, type }) => [id, type])).values()]
    .map((type) => type.replace('dev.fairwell.', '').replace('.v1', ''))
    .filter((type) => /canceled|failed|saved|dismissed/.test(type))
const settled = (visit: Visit) => visit.page.evaluate(() => new Promise((done) => setTimeout(done, 200)))

/** By hand: the driver's own click stumbles over such names, too. */
async function press(visit: Visit, selectors: string): Promise<void> {
  const [x, y] = await visit.page.evaluate((selectors) => {
    const { x, y } = Element.prototype.getBoundingClientRect.call(document.querySelector(selectors))
    return [x + 5, y + 5] as const
  }, selectors)
  await visit.page.mouse.click(x, y)
}

/** The dialog by a press of `#cancel`. */
async function open(visit: Visit): Promise<void> {
  await press(visit, '#cancel')
  await visit.part('dialog').waitFor()
}

/** What the page's own form sends, as query strings. */
function watchForms(): string[] {
  const sent: string[] = []
  world.site.routes.set('/canceled', (request, response) => {
    sent.push(`${request.url}`.replace('/canceled?', ''))
    response.end('canceled')
  })
  return sent
}

/** Own names of forms and of all that they inherit. */
const names = [
  ...'requestSubmit matches reportValidity closest append remove isConnected noValidate submit elements id nodeType'.split(
    ' ',
  ),
  ...'dispatchEvent getAttribute hasAttribute setAttribute contains querySelector parentElement ownerDocument form'.split(
    ' ',
  ),
  ...'focus tabIndex click addEventListener children firstElementChild localName constructor __proto__ toString'.split(
    ' ',
  ),
]
const fields = names.map((name) => `<input type="hidden" name="${name}" value="1">`).join('')
const expected = [...names.map((name) => `${name}=1`), 'go=yes'].join('&')
const form = (id: string, button: string) =>
  `<main><h1>Account</h1><form ${id} action="/canceled">${fields}<button ${button} name="go" value="yes">Cancel plan</button></form></main>`

describe('a form whose fields are named like methods', () => {
  const removals: Record<string, string> = {
    stays: '',
    'is taken out of the page': `document.querySelector('main').replaceChildren()`,
    'loses its button': `document.querySelector('button').remove()`,
    'is drawn anew': `document.querySelector('main').innerHTML += ''`,
  }
  const triggers: Record<string, [string, string, string]> = {
    'as the trigger': [form('class="leave"', 'id="cancel"'), 'form.leave', 'form.leave'],
    'around the trigger': [form('', 'id="cancel"'), '#cancel', '#cancel'],
    'as a trigger around a trigger': [form('class="leave"', 'id="cancel"'), '#cancel, form', '#cancel'],
  }
  const rows = Object.entries(triggers).flatMap(([as, page]) =>
    Object.entries(removals).map(([how, removal]) => ({ as, page, how, removal })),
  )
  it.each(rows)('$as, that $how: sends its fields and its button, once', async ({ page, removal }) => {
    const [body, triggers] = page
    const sent = watchForms()
    const visit = await world.visit({ body, data: { triggers } })
    await open(visit)
    await visit.page.evaluate(removal)
    await visit.part('cancel').click()
    expect(endings()).toEqual([])
    await visit.part('confirm').click()
    await expect.poll(() => sent).toEqual([expected])
    await expect.poll(endings).toEqual(['flow.canceled'])
    expect(visit.errors).toEqual([])
  })

  it('that is not filled in shows the browser’s own words first', async () => {
    const sent = watchForms()
    const body = form('', 'id="cancel"').replace('<button', '<input name="why" id="why" required><button')
    const visit = await world.visit({ body })
    await press(visit, '#cancel')
    await settled(visit)
    expect(await visit.part('dialog').count()).toBe(0)
    expect(await visit.page.evaluate('document.activeElement.id')).toBe('why')
    await visit.page.evaluate(`document.querySelector('#why').value = 'x'`)
    await open(visit)
    await visit.leave()
    await expect.poll(() => sent.length).toBe(1)
  })

  it('that was clicked within a trigger is clicked again, not sent', async () => {
    const sent = watchForms()
    const body = `<div id="cancel"><form action="/canceled" style="padding:30px">${fields}</form></div>`
    const visit = await world.visit({ body })
    await press(visit, 'form')
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    expect(sent).toEqual([])
  })
})

describe('names of the page', () => {
  const documents = [
    ...'querySelector querySelectorAll documentElement currentScript activeElement adoptedStyleSheets head hidden'.split(
      ' ',
    ),
    ...'createElement body addEventListener defaultView location visibilityState cookie readyState title'.split(' '),
  ]
  it('that stand before the document’s own break nothing', async () => {
    const body = `${documents.map((name) => `<img alt="" name="${name}"><form name="${name}"></form>`).join('')}<main><h1>Account</h1>${cancelButton}</main>`
    const script = `window.host = []; Document.prototype.querySelector.call(document, '#cancel').addEventListener('click', () => host.push('cancel'))`
    const head = `<script>window.fairwell = function () { (fairwell.q ||= []).push(arguments) }</script>`
    const html = (await import('../support/merchantPage')).merchantPage({ body, head })
    const visit = await world.visit(
      html.replace(/<script>\s*window\.host[\s\S]*?<\/script>/, `<script>${script}</script>`),
    )
    await visit.open()
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    await expect.poll(endings).toEqual(['flow.canceled'])
    expect(visit.errors).toEqual([])
  })

  // Before the driver looks, which would stumble.
  const goes = `<script>addEventListener('load', () => document.querySelector('#requestIdleCallback').remove())</script>`
  const globals: Record<string, string> = {
    fairwell: '<a id="fairwell"></a>',
    'fairwell, with our words in it': '<form id="fairwell"><input name="isLoaded"><input name="q"></form>',
    'fairwell, twice': '<a id="fairwell" name="q"></a><a id="fairwell" name="isLoaded"></a>',
    requestIdleCallback: `<a id="requestIdleCallback"></a>${goes}`,
    structuredClone: '<a id="structuredClone"></a>',
    indexedDB: '<a id="indexedDB"></a>',
  }
  it.each(Object.entries(globals))('that stand for a global (%s) are none', async (name, element) => {
    const word = name.split(',')[0] ?? ''
    const script = `window.host = []; document.querySelector('#cancel').addEventListener('click', () => host.push('cancel'))`
    const { merchantPage } = await import('../support/merchantPage')
    const html = merchantPage({ body: `${element}<main><h1>Account</h1>${cancelButton}</main>` })
    const visit = await world.visit(
      html.replace(/<script>\s*window\.host[\s\S]*?<\/script>/, `<script>${script}</script>`),
      { init: `for (let at = window; at; at = Object.getPrototypeOf(at)) delete at[${JSON.stringify(word)}]` },
    )
    await visit.open()
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    await expect.poll(endings).toEqual(['flow.canceled'])
    expect(await visit.page.evaluate('typeof fairwell')).toBe('function')
    expect(visit.errors).toEqual([])
  })
})

describe('a trigger that is hidden while the dialog is open', () => {
  const rows: Record<string, [body: string, show: string, focus: string]> = {
    'by its popover': [
      `<button id="menu" popovertarget="pop">Menu</button><div id="pop" popover>${cancelButton}</div>`,
      `document.querySelector('#menu').click()`,
      'menu',
    ],
    'by its details': [
      `<details id="more" open><summary id="summary">More</summary>${cancelButton}</details>`,
      `addEventListener('focusout', () => { document.querySelector('#more').open = false })`,
      'summary',
    ],
    'by its menu': [
      `<button id="menu" aria-controls="list">Menu</button><div id="list">${cancelButton}</div>`,
      `addEventListener('focusout', () => { document.querySelector('#list').hidden = true })`,
      'menu',
    ],
    'by a menu that nothing names': [
      `<div>${cancelButton}</div>`,
      `addEventListener('focusout', () => { document.querySelector('div').hidden = true })`,
      'account',
    ],
  }
  it.each(Object.entries(rows))(
    '%s: is pressed all the same, and the focus goes near',
    async (_, [body, show, focus]) => {
      const visit = await world.visit({ body: `<main><h1 id="account">Account</h1>${body}</main>` })
      await visit.page.evaluate(show)
      await visit.open()
      await visit.page.keyboard.press('Escape')
      await visit.page.locator('fairwell-dialog').waitFor({ state: 'detached' })
      const focused = await visit.page.evaluate(
        'document.activeElement.id || document.activeElement.querySelector("h1")?.id',
      )
      expect(focused).toBe(focus)
      await visit.page.evaluate(`fairwell('open'), 0`).catch(() => {})
      await visit.part('dialog').waitFor()
      await visit.leave()
      await expect.poll(visit.host).toEqual(['cancel'])
      await expect.poll(endings).toEqual(['flow.dismissed', 'flow.canceled'])
    },
  )

  it('and taken out with its menu: a link and a form still lead on, a button without either is an error', async () => {
    const sent = watchForms()
    const bodies = [
      '<a id="cancel" href="/canceled?link=1">Cancel</a>',
      '<form action="/canceled"><input type="hidden" name="why" value="x"><button id="cancel" name="go" value="yes">Cancel</button></form>',
    ]
    for (const body of bodies) {
      const visit = await world.visit({ body: `<main><h1>Account</h1><div id="list">${body}</div></main>` })
      await visit.open()
      await visit.page.evaluate(`document.querySelector('#list').remove()`)
      await visit.leave()
      await expect.poll(endings).toContain('flow.canceled')
    }
    await expect.poll(() => sent).toEqual(['link=1', 'why=x&go=yes'])
    world.site.events.length = 0
    const visit = await world.visit({ body: `<main><h1>Account</h1><div id="list">${cancelButton}</div></main>` })
    await visit.open()
    await visit.page.evaluate(`document.querySelector('#list').remove()`)
    await visit.leave()
    await expect.poll(endings).toEqual(['flow.failed'])
    expect(await visit.host()).toEqual([])
  })
})

describe('the page behind', () => {
  const tall = '<div style="height:3000px;width:40px;margin:50px auto;background:linear-gradient(red, blue)"></div>'
  const scrollers: Record<string, [css: string, scroller: string]> = {
    'the window scrolls': ['', 'document.scrollingElement'],
    'the body scrolls by itself': [
      'html{overflow:hidden;height:100%} body{overflow:auto;height:100%;margin:0}',
      'document.body',
    ],
    'the body gives the window its overflow': [
      'html,body{height:100%} body{overflow:auto;margin:0}',
      'document.scrollingElement',
    ],
    'the body hides one axis': ['body{overflow-x:hidden}', 'document.scrollingElement'],
    'the window always has a scrollbar': ['html{overflow-y:scroll}', 'document.scrollingElement'],
    'a part of it scrolls': [
      'html,body{height:100%;margin:0} main{height:100%;overflow:auto}',
      'document.querySelector("main")',
    ],
  }
  it.each(Object.entries(scrollers))(
    'where %s: neither moves nor scrolls, and is as it was',
    async (_, [css, scroller]) => {
      const body = `<main><h1>Account</h1>${tall}<button id="cancel">Cancel plan</button>${tall}</main>`
      const visit = await world.visit({ head: `<style>${css}</style>`, body })
      await visit.page.locator('#cancel').evaluate((button) => button.scrollIntoView({ block: 'center' }))
      const place = () =>
        visit.page.evaluate(`[${scroller}.scrollTop, ...[...document.querySelectorAll('main, main *')].flatMap((one) => {
        const { x, y, width } = one.getBoundingClientRect()
        return [x, y, width]
      })]`)
      const before = (await place()) as number[]
      expect(before[0]).toBeGreaterThan(500)
      await visit.open()
      expect(await place()).toEqual(before)
      await visit.page.mouse.move(5, 300)
      await visit.page.mouse.wheel(0, 400)
      for (const key of ['PageDown', 'End', 'ArrowDown']) await visit.page.keyboard.press(key)
      await visit.page.locator('fairwell-dialog h2').hover()
      await visit.page.mouse.wheel(0, -400)
      await settled(visit)
      expect(await place()).toEqual(before)
      await visit.page.keyboard.press('Escape')
      await visit.page.locator('fairwell-dialog').waitFor({ state: 'detached' })
      await settled(visit)
      expect(await place()).toEqual(before)
    },
  )
})

describe('a body that was replaced while the dialog is open', () => {
  const triggers: Record<string, [body: string, triggers: string]> = {
    'a button': [cancelButton, '#cancel'],
    'a button in a form': [
      '<form action="/canceled"><button id="cancel" name="go" value="yes">Cancel</button></form>',
      '#cancel',
    ],
    'a form and its button': [
      '<form action="/canceled"><button id="cancel" name="go" value="yes">Cancel</button></form>',
      '#cancel, form',
    ],
    'a form': ['<form action="/canceled"><button id="cancel" name="go" value="yes">Cancel</button></form>', 'form'],
    'a link': ['<a id="cancel" href="/canceled?go=yes">Cancel</a>', '#cancel'],
  }
  const scripts = `document.querySelectorAll('script').forEach((script) => script.remove())`
  const swaps: Record<string, string> = {
    'by its clone': `document.body.replaceWith(document.body.cloneNode(true))`,
    'by new nodes': `${scripts}; document.body.innerHTML = document.body.innerHTML`,
    'by nothing': `document.body.innerHTML = ''`,
    'by its clone, and taken up by the tag again': `{
      const clone = document.body.cloneNode(true)
      document.body.replaceWith(clone)
      for (const old of clone.querySelectorAll('script[src]')) {
        const fresh = document.createElement('script')
        for (const { name, value } of old.attributes) fresh.setAttribute(name, value)
        old.replaceWith(fresh)
      }
    }`,
  }
  const rows = Object.entries(triggers).flatMap(([what, trigger]) =>
    Object.entries(swaps).map(([how, swap]) => ({ what, trigger, how, swap })),
  )
  it.each(rows)('$how: $what cancels once', async ({ what, trigger: [cancel, triggers], how, swap }) => {
    const sent = watchForms()
    // As frameworks hear it: on the document, whatever the body.
    const script = `document.addEventListener('click', (event) => { if (event.target.closest?.('button#cancel') && !event.target.closest('form')) host.push('heard') })`
    const visit = await world.visit({
      body: `<main><h1>Account</h1>${cancel}</main>`,
      script: `host.length = 0; ${script}`,
      data: { triggers },
    })
    const cancels = async () => {
      const heard = (await visit.host().catch(() => [])).filter((one) => one === 'heard')
      return [...heard, ...sent]
    }
    await visit.open()
    await visit.page.evaluate(swap)
    await settled(visit)
    await visit.leave()
    const isStranded = what === 'a button' && how === 'by nothing'
    await expect.poll(endings).toEqual([isStranded ? 'flow.failed' : 'flow.canceled'])
    if (!isStranded) await expect.poll(async () => (await cancels()).length).toBe(1)
    await visit.page.waitForTimeout(300)
    expect(await cancels()).toHaveLength(isStranded ? 0 : 1)
    expect(visit.errors).toEqual([])
  })
})

describe('old libraries and other scripts', () => {
  const prototypeJs = `
    Array.prototype.toJSON = function () { return '[' + this.map((one) => JSON.stringify(one)).join(', ') + ']' }
    String.prototype.toJSON = function () { return '"' + this + '"' }
    Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"' }
    Object.prototype.toJSON = function () { return String(Object.keys(this)) }`
  const polluted = `
    Object.prototype.each = function () { throw new Error('called') }
    Array.prototype.each = Array.prototype.first = function () { throw new Error('called') }
    Function.prototype.delay = String.prototype.blank = function () { throw new Error('called') }`
  const frozen = `for (const kind of [Object, Array, String, Function, Promise, Map, Set, Date, Error, RegExp])
    Object.freeze(kind.prototype)`
  const wrapped = `
    const { fetch } = window
    window.fetch = function (...given) { return fetch.apply(this, given) }
    const { addEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (type, listener, how) {
      return addEventListener.call(this, type, typeof listener === 'function' ? (...given) => listener.apply(this, given) : listener, how)
    }
    const { attachShadow } = Element.prototype
    Element.prototype.attachShadow = function (how) { return attachShadow.call(this, how) }`

  /** All that leaves the page or stays in it, without what is new every time. */
  async function traces(init: string): Promise<unknown> {
    const actions: string[] = []
    world.site.events.length = 0
    world.site.routes.set('/actions', (request, response, body) => {
      const key = String(request.headers['idempotency-key']).split(':')[1]
      actions.push(`${key} ${body}`)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    const visit = await world.visit({ data: { actions: '/actions' } }, { init })
    await visit.open()
    await visit.part('reason').first().click()
    await visit.part('continue').click()
    await visit.part('accept').click()
    await visit.part('receipt').or(visit.page.locator('[data-step=done]')).first().waitFor()
    await expect.poll(endings).toEqual(['flow.saved'])
    const stored = await visit.page.evaluate(`localStorage.getItem('fairwell:history:main')`)
    expect(visit.errors).toEqual([])
    const events = [...new Map(world.site.events.map((event) => [event.id, event])).values()]
    const text = JSON.stringify([events, actions, stored])
    return JSON.parse(
      text
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
        .replace(/(\\*"(?:id|cfsession|sessionId)\\*":\\*")[\w-]{21}/g, '$1some')
        .replace(/localhost:\d+/g, 'site'),
    )
  }

  it.each([
    ['Prototype.js', prototypeJs],
    ['methods on everything', polluted],
    ['frozen prototypes', frozen],
    ['wrapped functions', wrapped],
  ])('%s: what is told, sent and stored is what a clean page tells', async (_, init) => {
    expect(await traces(init)).toEqual(await traces(''))
  })

  it.each([
    ['MutationObserver', 'delete globalThis.MutationObserver'],
    ['attachShadow', `Element.prototype.attachShadow = () => { throw new Error('no') }`],
    ['customElements', 'delete globalThis.customElements; delete Window.prototype.customElements'],
    ['AbortController', `addEventListener('click', () => { delete globalThis.AbortController })`],
    ['createElementNS', `Document.prototype.createElementNS = () => { throw new Error('no') }`],
  ])('without %s the page cancels, once', async (_, init) => {
    const visit = await world.visit({}, { init })
    await visit.page.click('#cancel')
    await expect.poll(async () => (await visit.part('cancel').count()) + (await visit.host()).length).toBe(1)
    if ((await visit.host()).length === 0) await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    expect(visit.errors).toEqual([])
  })
})

describe('what another script put into our stores', () => {
  const open = (version: string, upgrade: string, fill = '') => `new Promise((done, fail) => {
    const request = indexedDB.open('fairwell', ${version})
    request.onerror = fail
    request.onupgradeneeded = () => { const database = request.result; ${upgrade} }
    request.onsuccess = () => {
      const database = request.result
      const rows = database.objectStoreNames[0] && database.transaction(database.objectStoreNames[0], 'readwrite').objectStore(database.objectStoreNames[0])
      ${fill}
      setTimeout(() => { database.close(); done() }, 100)
    }
  })`
  const store = `database.createObjectStore('fairwell')`
  const garbage = `const loop = []; loop.push(loop); const odd = { toString: 1, valueOf: 1 }
    const entry = (event, more) => JSON.stringify({ v: 1, stored: 1e12, lease: 0, event, ...more })
    const key = 'fairwell:q:' + btoa(location.origin + '/cancel-events') + ':x';
    [5, null, undefined, 'text', loop, odd, [odd, odd], [5, 'x'], ['fairwell:q:x:y', odd], ['fairwell'], [key, 5], [key, '{'], [key, 'null'],
     [key + 1, entry(5)], [key + 2, entry({ id: 3, type: 4, sequence: 5 })], [key + 3, entry({ id: 'a', type: 'b', sequence: '1' }, { stored: {} })],
     [key + 4, entry({ id: 'a', type: 'b', sequence: '1' }, { lease: 'never' })], new Blob(['x']), new Map([[1, 2]]), 'x'.repeat(2e6)]
      .forEach((row, index) => rows.put(row, index))`
  const stores: Record<string, string> = {
    'a database with garbage': open('1', store, garbage),
    'a database of a later version': open('7', store, garbage),
    'a database with other stores': open(
      '3',
      `database.createObjectStore('other', { keyPath: 'id' })`,
      `rows.put({ id: 1 })`,
    ),
    'a database without a store': open('2', ''),
    'a store with keys of its own': open(
      '2',
      `database.createObjectStore('fairwell', { keyPath: 'id' })`,
      `rows.put({ id: 1 })`,
    ),
    'garbage in localStorage': `{
      const name = btoa(location.origin + '/cancel-events')
      for (const key of ['fairwell:', 'fairwell:q:', 'fairwell:q:%:x', 'fairwell:q:' + name + ':x', 'fairwell:d:' + name + ':y', 'fairwell:hold:' + name,
        'fairwell:history:main', 'fairwell:q:' + btoa('://') + ':z', 'fairwell:history:', 'fairwell:hold:x']) localStorage.setItem(key, 'garbage')
    }`,
    'records that are no records': `{
      const name = btoa(location.origin + '/cancel-events')
      localStorage.setItem('fairwell:q:' + name + ':x', '{"v":1,"stored":"x","lease":"y","event":{"id":{},"type":[],"sequence":1}}')
      localStorage.setItem('fairwell:history:main', '[1,null,{"id":{}},[[]],"x"]')
      localStorage.setItem('fairwell:hold:' + name, '{}')
    }`,
  }
  it.each(Object.entries(stores))('%s: costs the page nothing, and our events go out', async (_, fill) => {
    world.site.pages.set('/before', '<!doctype html><title>Before</title>')
    const visit = await world.visit({})
    await visit.page.goto(`${world.site.url}/before`)
    await visit.page.evaluate(fill)
    await visit.page.goto(world.site.url)
    await visit.open()
    await visit.leave()
    await expect.poll(endings).toEqual(['flow.canceled'])
    await visit.page.reload()
    await visit.page.waitForTimeout(2500)
    expect(visit.errors).toEqual([])
    expect(endings()).toEqual(['flow.canceled'])
    expect(world.site.events.every(({ source }) => source.includes('/fairwell/main'))).toBe(true)
  })
})
