import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { flowConfig, type MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

/** What the customer waits at most, and what a busy test machine may add to that. */
const patience = 2000
const slack = 1500

const url: MerchantPage = { data: { config: '/cancel-flow.json' } }

/** The host's own cancel happens once and in time, and nobody's console or page shows an error of ours. */
async function expectHostCancel(visit: Visit, press = () => visit.page.click('#cancel')): Promise<void> {
  const { page, host, errors } = visit
  await press()
  const started = Date.now()
  await expect.poll(host, { interval: 30, timeout: patience + slack }).toEqual(['cancel'])
  expect(Date.now() - started).toBeLessThan(patience + slack)
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
  expect(await host()).toEqual(['cancel'])
  expect(await page.locator('fairwell-dialog').count()).toBe(0)
  expect(await page.evaluate('document.documentElement.getAttribute("style")')).toBeNull()
  expect(errors).toEqual([])
}

function answer(path: string, status: number, body?: string): void {
  world.site.routes.set(path, (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    if (body === undefined) response.flushHeaders()
    else response.end(body)
  })
}

function types(): string[] {
  return world.site.events.map(({ type }) => type.replace('dev.fairwell.', '').replace('.v1', ''))
}

describe('when our script does not run', () => {
  it('is blocked: the page cancels as if we were not there', async () => {
    const visit = await world.visit({}, { before: (page) => page.route('**/fairwell.js', (route) => route.abort()) })
    await expectHostCancel(visit)
  })

  it('is a page of HTML: the page cancels', async () => {
    world.site.routes.set('/fairwell.js', (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
    )
    const visit = await world.visit({})
    await visit.page.click('#cancel')
    expect(await visit.host()).toEqual(['cancel'])
  })

  it('JavaScript is off: a form still cancels', async () => {
    let posts = 0
    world.site.routes.set('/canceled', (_, response) => {
      posts++
      response.end('canceled')
    })
    const body = '<form action="/canceled" method="post"><button id="cancel">Cancel</button></form>'
    const visit = await world.visit({ body }, { context: { javaScriptEnabled: false } })
    await visit.page.click('#cancel')
    await expect.poll(() => posts).toBe(1)
  })

  it('a browser without <dialog>: the page cancels at once', async () => {
    const visit = await world.visit({}, { init: 'delete globalThis.HTMLDialogElement' })
    await visit.page.click('#cancel')
    expect(await visit.host()).toEqual(['cancel'])
    expect(visit.errors).toEqual([])
  })
})

describe('when the flow’s own code does not come', () => {
  const broken: [how: string, before: (page: Page) => Promise<unknown>][] = [
    ['is blocked', (page) => page.route('**/flow-*.js', (route) => route.abort())],
    ['is not there', (page) => page.route('**/flow-*.js', (route) => route.fulfill({ status: 404, body: 'no' }))],
    ['hangs', (page) => page.route('**/flow-*.js', () => {})],
    [
      'throws',
      (page) =>
        page.route('**/flow-*.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' }),
        ),
    ],
    [
      'is cut off',
      (page) =>
        page.route('**/flow-*.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: 'export const connect = (' }),
        ),
    ],
    [
      'is something else',
      (page) =>
        page.route('**/flow-*.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: 'export default 1' }),
        ),
    ],
    [
      'is HTML',
      (page) =>
        page.route('**/flow-*.js', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Sign in</h1>' })),
    ],
  ]

  it.each(broken)('%s: the page cancels once, and the next click tries again', async (_, before) => {
    const visit = await world.visit({}, { before })
    await expectHostCancel(visit)
    expect(visit.said).toEqual([expect.stringMatching(/^warning: \[fairwell\] /)])
    await visit.page.unroute('**/flow-*.js')
    await visit.open()
  })

  it('comes late: opens nothing', async () => {
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    const visit = await world.visit({ data: { timeout: '200' } })
    await visit.page.route('**/flow-*.js', async (route) => {
      await held
      await route.continue()
    })
    await expectHostCancel(visit)
    release()
    await visit.page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
    expect(await visit.host()).toEqual(['cancel'])
    expect(types()).toEqual([])
  })

  it('failed at a mere hover: the click asks anew', async () => {
    const visit = await world.visit({}, { before: (page) => page.route('**/flow-*.js', (route) => route.abort()) })
    const failed = visit.page.waitForEvent('requestfailed')
    await visit.page.hover('#cancel')
    await failed
    await visit.page.unroute('**/flow-*.js')
    await visit.open()
  })

  it('a language that does not come is English', async () => {
    const visit = await world.visit(
      { lang: 'zh-Hans' },
      { before: (page) => page.route('**/zh-*.js', (route) => route.abort()) },
    )
    await visit.open()
    expect(await visit.part('continue').textContent()).toBe('Continue')
  })

  it('a language that hangs does not trap anyone', async () => {
    const visit = await world.visit({ lang: 'zh-Hans' }, { before: (page) => page.route('**/zh-*.js', () => {}) })
    await expectHostCancel(visit)
  })
})

describe('when the config cannot be used', () => {
  const unusable: [how: string, status: number, body: string | undefined][] = [
    ['404', 404, '{}'],
    ['500', 500, JSON.stringify(flowConfig)],
    ['204', 204, ''],
    ['a body that hangs', 200, undefined],
    ['no JSON', 200, '<h1>Sign in</h1>'],
    ['null', 200, 'null'],
    ['a list', 200, '[]'],
    ['an unknown version', 200, JSON.stringify({ ...flowConfig, version: 2 })],
    ['no survey', 200, JSON.stringify({ version: 1, id: 'main' })],
    ['a wrong type', 200, JSON.stringify({ ...flowConfig, rules: {} })],
    [
      'percentOff: 120',
      200,
      JSON.stringify({ ...flowConfig, offers: { save20: { type: 'discount', percentOff: 120 } }, rules: [] }),
    ],
    ['an unknown offer type', 200, JSON.stringify({ ...flowConfig, offers: { gift: { type: 'gift' } }, rules: [] })],
    ['a dangling offer', 200, JSON.stringify({ ...flowConfig, rules: [{ id: 'a', offers: ['gone'] }] })],
    ['a dangling segment', 200, JSON.stringify({ ...flowConfig, rules: [{ id: 'a', segment: 'gone', offers: [] }] })],
  ]

  it.each(unusable)('%s: the page cancels, and is told why', async (_, status, body) => {
    answer('/cancel-flow.json', status, body)
    const visit = await world.visit({
      ...url,
      script: `window.told = []; fairwell('on', 'error', ({ message }) => told.push(message))`,
    })
    await expectHostCancel(visit)
    expect(visit.said.length).toBeGreaterThan(0)
    expect(await visit.page.evaluate('told.length')).toBeGreaterThan(0)
  })

  it('an answer that hangs: the page cancels, and the next click asks again', async () => {
    world.site.routes.set('/cancel-flow.json', () => {})
    const visit = await world.visit(url)
    await expectHostCancel(visit)
    answer('/cancel-flow.json', 200, JSON.stringify(flowConfig))
    await visit.open()
  })

  it('a config that failed at a mere hover: the click asks anew', async () => {
    answer('/cancel-flow.json', 503, '{}')
    const visit = await world.visit(url)
    const failed = visit.page.waitForResponse('**/cancel-flow.json')
    await visit.page.hover('#cancel')
    await (await failed).finished()
    answer('/cancel-flow.json', 200, JSON.stringify(flowConfig))
    await visit.open()
  })

  it('a config that was mended: the next click opens', async () => {
    answer('/cancel-flow.json', 200, JSON.stringify({ ...flowConfig, version: 2 }))
    const visit = await world.visit(url)
    await expectHostCancel(visit)
    answer('/cancel-flow.json', 200, JSON.stringify(flowConfig))
    await visit.open()
  })

  const inline: [how: string, page: MerchantPage][] = [
    ['nothing behind its id', { config: null }],
    ['no config named', { data: { config: undefined } }],
    ['an id that is no selector', { data: { config: '#1[' } }],
    ['a URL that is none', { data: { config: 'http://[' } }],
  ]
  it.each(inline)('%s: the page cancels', async (_, page) => {
    await expectHostCancel(await world.visit(page))
  })

  it('inline JSON that is none: the page cancels', async () => {
    const visit = await world.visit({
      config: null,
      body: `<script type="application/json" id="flow">{"version":</script><button id="cancel">Cancel</button>`,
    })
    await expectHostCancel(visit)
  })

  describe('in test mode', () => {
    const wrong = { ...flowConfig, rules: [{ id: 'a', offers: ['gone'] }], offers: {} }

    it('shows what is wrong, and both ways out work', async () => {
      const visit = await world.visit({ config: wrong, data: { mode: 'test' } })
      await visit.open()
      expect(await visit.part('error').textContent()).toMatch(/rules\[0\].*gone/)
      await visit.part('close').last().click()
      expect(await visit.host()).toEqual([])
      await visit.open()
      await visit.part('cancel').click()
      expect(await visit.host()).toEqual(['cancel'])
      expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
    })

    const away: [how: string, config: string, says: RegExp, prepare: () => unknown][] = [
      ['answers 404', '/gone.json', /gone\.json.*404/, () => answer('/gone.json', 404, '{}')],
      [
        'is no JSON',
        '/cancel-flow.json',
        /cancel-flow\.json.*JSON/,
        () => answer('/cancel-flow.json', 200, '<h1>Hi</h1>'),
      ],
      ['cannot be reached', 'http://localhost:9/x.json', /localhost:9.*fetch/, () => {}],
      ['is not on the page', '#nothing', /#nothing.*JSON/, () => {}],
      ['was not named', '', /\[fairwell\] config/, () => {}],
    ]
    it.each(away)('shows that the config %s', async (_, config, says, prepare) => {
      prepare()
      const visit = await world.visit({ data: { mode: 'test', config: config || undefined } })
      await visit.open()
      expect(await visit.part('error').textContent()).toMatch(says)
      await visit.part('cancel').click()
      expect([await visit.host(), visit.errors]).toEqual([['cancel'], []])
    })

    it('asks for a config anew at the next press', async () => {
      answer('/cancel-flow.json', 404, '{}')
      const visit = await world.visit({ data: { ...url.data, mode: 'test' } })
      await visit.open()
      await visit.part('close').last().click()
      answer('/cancel-flow.json', 200, JSON.stringify(flowConfig))
      await visit.open()
      await visit.part('reason').first().waitFor()
    })

    it('frees the page when the host removes the list of problems', async () => {
      const visit = await world.visit({ config: wrong, data: { mode: 'test' } })
      await visit.open()
      await visit.page.evaluate(`document.querySelector('fairwell-dialog').remove()`)
      await expect.poll(() => visit.page.evaluate('document.documentElement.getAttribute("style")')).toBeNull()
      await visit.open()
    })

    it('leaves nothing behind when the list cannot be shown', async () => {
      const visit = await world.visit(
        { config: wrong, data: { mode: 'test' } },
        { init: 'HTMLDialogElement.prototype.showModal = () => { throw new Error("no") }' },
      )
      await expectHostCancel(visit)
    })
  })
})

describe('when something throws', () => {
  it('showModal: the page cancels, nothing is left', async () => {
    const init = 'HTMLDialogElement.prototype.showModal = () => { throw new Error("no") }'
    const visit = await world.visit({}, { init })
    await expectHostCancel(visit)
    expect(types()).not.toContain('flow.canceled')
  })

  it('attachShadow: the page cancels', async () => {
    await expectHostCancel(
      await world.visit({}, { init: 'Element.prototype.attachShadow = () => { throw new Error("no") }' }),
    )
  })

  it('a stylesheet that makes us invisible: the page cancels', async () => {
    const head = '<style>fairwell-dialog, fairwell-dialog::part(dialog) { display: none !important }</style>'
    const visit = await world.visit({ head })
    await visit.page.click('#cancel')
    await expect
      .poll(async () => (await visit.part('dialog').isVisible()) || (await visit.host()).includes('cancel'), {
        timeout: 3500,
      })
      .toBe(true)
  })

  it('drawing the first screen: the page cancels', async () => {
    const init = `
      const create = Document.prototype.createElement
      Document.prototype.createElement = function (name, ...rest) {
        if (name === 'fieldset') throw new Error('no fieldsets today')
        return create.call(this, name, ...rest)
      }
      const createNS = Document.prototype.createElementNS
      Document.prototype.createElementNS = function (space, name, ...rest) {
        if (name === 'fieldset') throw new Error('no fieldsets today')
        return createNS.call(this, space, name, ...rest)
      }`
    await expectHostCancel(await world.visit({}, { init }))
  })

  it('drawing the offer: the bare way out stands, and nothing is canceled without a press', async () => {
    const visit = await world.visit({ script: `fairwell('handle', 'discount', () => host.push('discount'))` })
    await visit.open()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.page.evaluate(() => {
      Intl.NumberFormat = class {
        constructor() {
          throw new Error('no numbers today')
        }
      } as never
      Intl.DateTimeFormat = Intl.NumberFormat as never
    })
    await visit.part('continue').click()
    await visit.page.locator('[data-step=error]').waitFor()
    expect(await visit.host()).toEqual([])
    await expectHostCancel(visit, () => visit.part('cancel').click())
    await expect.poll(types).toContain('flow.canceled')
    expect(visit.said).toEqual([expect.stringMatching(/broke at "offer"/)])
  })

  it('writing an event down: the final click still cancels', async () => {
    const visit = await world.visit({})
    await visit.open()
    await visit.part('cancel').click()
    await visit.page.evaluate(() => {
      crypto.getRandomValues = () => {
        throw new Error('no randomness today')
      }
    })
    await expectHostCancel(visit, () => visit.part('confirm').click())
  })

  const odd: [what: string, customer: string][] = [
    ['a circle', `(() => { const a = { id: 'c' }; a.self = a; return a })()`],
    ['a bigint', `{ id: 'c', balance: 12n }`],
    ['an element', `{ id: 'c', form: document.body }`],
    ['a getter that throws', `{ id: 'c', get plan() { throw new Error('no') } }`],
  ]
  it.each(odd)('a customer with %s: the flow opens or the page cancels, nothing between', async (_, customer) => {
    const visit = await world.visit({ script: `fairwell('identify', { customer: ${customer} })` })
    await visit.page.click('#cancel')
    const isOpen = () => visit.part('dialog').isVisible()
    await expect.poll(async () => (await isOpen()) || (await visit.host()).length > 0, { timeout: 3500 }).toBe(true)
    if (await isOpen()) await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    expect(visit.errors).toEqual([])
  })

  it('storage that throws at a mere look: the flow runs, and events still arrive', async () => {
    const init = `
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })
      }
      Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('denied', 'SecurityError') } })`
    const visit = await world.visit({}, { init })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    await expect.poll(types).toContain('flow.canceled')
    expect(visit.errors).toEqual([])
  })

  it('storage that is full: the flow runs', async () => {
    const init = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`
    const visit = await world.visit({}, { init })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    await expect.poll(types).toContain('flow.canceled')
    expect(visit.errors).toEqual([])
  })

  it('a browser that lacks what delivery likes to use: the flow runs', async () => {
    const init = `
      delete Navigator.prototype.sendBeacon, delete Navigator.prototype.locks, delete Crypto.prototype.randomUUID
      for (const name of ['indexedDB', 'requestIdleCallback', 'BroadcastChannel', 'CompressionStream']) delete window[name]`
    const visit = await world.visit({}, { init })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    await expect.poll(types).toContain('flow.canceled')
    expect(visit.errors).toEqual([])
  })
})

describe('when the endpoint is down', () => {
  const down: [how: string, before: (page: Page) => Promise<unknown>][] = [
    ['unreachable', (page) => page.route('**/cancel-events', (route) => route.abort())],
    ['hanging', (page) => page.route('**/cancel-events', () => {})],
    ['500', (page) => page.route('**/cancel-events', (route) => route.fulfill({ status: 500 }))],
    ['404', (page) => page.route('**/cancel-events', (route) => route.fulfill({ status: 404 }))],
  ]
  it.each(down)('%s: the flow runs to its end, and the events wait', async (_, before) => {
    const visit = await world.visit({}, { before })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    const waiting = () =>
      visit.page.evaluate(`fairwell('undelivered').then((events) => events.map(({ type }) => type))`)
    await expect.poll(waiting).toContain('dev.fairwell.flow.canceled.v1')
    expect(visit.errors).toEqual([])
  })

  it('an endpoint that is no URL is said, and the flow goes on', async () => {
    const visit = await world.visit({ data: { endpoint: 'http://[' } })
    await visit.open()
    await visit.part('cancel').click()
    await expectHostCancel(visit, () => visit.part('confirm').click())
    expect(visit.said).toEqual([expect.stringMatching(/^warning: \[fairwell\] endpoint/)])
  })
})

describe('under a content security policy', () => {
  /** The policy as the page's own, and every violation of it in `violations`. */
  function under(policy: string, page: MerchantPage = {}): MerchantPage {
    const watch = `<script nonce="n1">window.violations = []; addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + ' ' + blockedURI))</script>`
    return { nonce: 'n1', ...page, head: `<meta http-equiv="content-security-policy" content="${policy}">${watch}` }
  }

  const strict =
    "default-src 'none'; script-src 'nonce-n1'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
  const policies: [name: string, policy: string][] = [
    ['of nonces', strict],
    ['of nonces and strict-dynamic', strict.replace("'nonce-n1'", "'nonce-n1' 'strict-dynamic'")],
    ['with trusted types and no policy of them', `${strict}; require-trusted-types-for 'script'; trusted-types 'none'`],
  ]
  it.each(policies)('%s: the whole flow runs, styled and in its language, without one violation', async (_, policy) => {
    const visit = await world.visit(
      under(policy, { lang: 'zh-Hans', script: `fairwell('handle', 'discount', () => {})` }),
    )
    await visit.open()
    expect(await visit.part('continue').textContent()).toMatch(/\p{Script=Han}/u)
    expect(await visit.part('dialog').evaluate((element) => getComputedStyle(element).maxWidth)).not.toBe('none')
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.part('continue').click()
    await visit.part('offer').waitFor()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    await expect.poll(types).toContain('flow.canceled')
    expect(await visit.page.evaluate('violations')).toEqual([])
  })

  it('that forbids the config: the page cancels', async () => {
    answer('/cancel-flow.json', 200, JSON.stringify(flowConfig))
    const policy = strict.replace("connect-src 'self'", "connect-src 'none'")
    await expectHostCancel(await world.visit(under(policy, url)))
  })

  it('that forbids the endpoint: the flow runs', async () => {
    const policy = strict.replace("connect-src 'self'", "connect-src 'none'")
    const visit = await world.visit(under(policy))
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    expect(visit.errors).toEqual([])
  })
})
