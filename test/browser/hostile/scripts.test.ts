import { describe, expect, it } from 'vitest'
import { openWorld } from '../../support/world'

// Pages that bend what we build on: names, globals, prototypes, stores, scrollers and bodies.

const world = openWorld()

/** As events count: a copy that went out while the page was left is none. */
const endings = () =>
  [...new Map(world.site.events.map(({ id, type }) => [id, type])).values()]
    .map((type) => type.replace('dev.fairwell.', '').replace('.v1', ''))
    .filter((type) => /canceled|failed|saved|dismissed/.test(type))

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
  // As a page hardens itself: all that the language brings, however deep, and what the browser adds to it.
  const frozenAll = `{
    const seen = new Set([globalThis, document])
    const freeze = (value) => {
      if (Object(value) !== value || seen.has(value)) return
      seen.add(value)
      for (const { value: one, get, set } of Object.values(Object.getOwnPropertyDescriptors(value))) [one, get, set].forEach(freeze)
      Object.freeze(value)
    }
    for (const name of Object.getOwnPropertyNames(globalThis)) if (/^[A-Z]/.test(name)) freeze(globalThis[name])
  }`
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
    const stored = await visit.page.evaluate(
      `Object.entries(localStorage).filter(([key]) => key.startsWith('fairwell:offers:'))`,
    )
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
    ['frozen intrinsics', frozenAll],
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
        'fairwell:history:main', 'fairwell:offers:', 'fairwell:offers::main', 'fairwell:q:' + btoa('://') + ':z', 'fairwell:history:', 'fairwell:hold:x']) localStorage.setItem(key, 'garbage')
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
