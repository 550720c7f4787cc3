import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { itWhole } from '../../support/itWhole'
import { flowConfig, type MerchantPage } from '../../support/merchantPage'
import { expectHostCancel, url } from '../../support/outage'
import { openWorld } from '../../support/world'

const world = openWorld()

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

describe('when something throws', () => {
  it('showModal: the page cancels, nothing is left', async () => {
    const init = 'HTMLDialogElement.prototype.showModal = () => { throw new Error("no") }'
    const visit = await world.visit({}, { init })
    await expectHostCancel(visit)
    expect(types()).not.toContain('flow.canceled')
  })

  itWhole('attachShadow: the page cancels', async () => {
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

  itWhole('drawing the first screen: the page cancels', async () => {
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

  itWhole('finding the trigger, by selectors that are none: by command the flow opens all the same', async () => {
    const visit = await world.visit({ data: { triggers: '##' } })
    await visit.page.evaluate(`void fairwell('open')`)
    await visit.part('reason').first().waitFor()
    expect(visit.errors).toEqual([])
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

  itWhole('storage that is full: the flow runs', async () => {
    const init = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`
    const visit = await world.visit({}, { init })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    await expect.poll(types).toContain('flow.canceled')
    expect(visit.errors).toEqual([])
  })

  itWhole('a browser that lacks what delivery likes to use: the flow runs', async () => {
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

  itWhole('an endpoint that is no URL is said, and the flow goes on', async () => {
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

  itWhole('that forbids the endpoint: the flow runs', async () => {
    const policy = strict.replace("connect-src 'self'", "connect-src 'none'")
    const visit = await world.visit(under(policy))
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
    expect(visit.errors).toEqual([])
  })
})
