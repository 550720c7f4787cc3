import { describe, expect, it } from 'vitest'
import { flowConfig, knownCustomer, merchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

/** What the page asked the site for, the page itself and the tag's own file aside. */
function asked(): string[] {
  return world.site.requests.filter((request) => !/^GET \/(fairwell\.js|settled)?$/.test(request))
}

function answerConfig(path: string, config: unknown): void {
  world.site.routes.set(path, (_, response) => response.end(JSON.stringify(config)))
}

/** Time for what must not happen to happen: two idle periods, and a round trip to the site behind whatever was sent. */
async function settle({ page }: Visit): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn++) await new Promise((done) => requestIdleCallback(done, { timeout: 200 }))
    await fetch('/settled')
  })
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

  it('changes nothing of what the page’s own objects can do', async () => {
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

describe('calls to fairwell', () => {
  it('keeps what was called before it was there, in order', async () => {
    const visit = await world.visit({
      data: { triggers: undefined },
      script: `
        fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))
        fairwell('init', { triggers: '#none' })
        fairwell('init', { triggers: '#cancel' })
        fairwell('identify', { customer: { id: 'cus_9' } })`,
    })
    await visit.open()
    await visit.part('close').click()
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expect.poll(() => world.site.events.at(-1)?.subject).toBe('cus_9')
  })

  it('opens at once when the stub was asked to', async () => {
    const visit = await world.visit({ script: `fairwell('open')` })
    await visit.part('dialog').waitFor()
    expect(visit.errors).toEqual([])
  })

  const wrong: [call: string, said: RegExp][] = [
    [`fairwell('identfy', {})`, /identfy/],
    [`fairwell('toString')`, /toString/],
    [`fairwell('__proto__')`, /__proto__/],
    [`fairwell()`, /undefined/],
    [`fairwell(Symbol('a'))`, /\[fairwell\]/],
    [`fairwell(1n)`, /\[fairwell\]/],
    [`fairwell(window)`, /\[fairwell\]/],
    [`fairwell({ toString() { throw new Error('no') } })`, /\[fairwell\]/],
    [`fairwell('identify')`, /identify/],
    [`fairwell('identify', 'cus_1')`, /identify/],
    [`fairwell('identify', [])`, /identify/],
    [`fairwell('identify', null)`, /identify/],
    [`fairwell('init', [])`, /init/],
    [`fairwell('init', 'x')`, /init/],
    [`fairwell('init', null)`, /init/],
    [`fairwell('init', { on: { outcomes() {} } })`, /outcomes/],
    [`fairwell('init', { handlers: { discount: 1 } })`, /handle/],
    [`fairwell('mount', 'chooser')`, /mount/],
    [`fairwell('on')`, /on/],
    [`fairwell('on', 'outcomes', () => {})`, /outcomes/],
    [`fairwell('on', Symbol('outcome'), () => {})`, /\[fairwell\]/],
    [`fairwell('off', 'outcomes', () => {})`, /outcomes/],
    [`fairwell('off', 'outcome')`, /off/],
    [`fairwell('open', ['now'])`, /identify/],
    [`fairwell('consent', 'yes')`, /consent/],
    [`fairwell('deliver', 'e1')`, /deliver/],
    [`fairwell('deliver', { id: 'e1' }, null)`, /\[fairwell\]/],
    [`fairwell('handle', 'discount')`, /handle/],
    [`fairwell('handle', 7, () => {})`, /handle/],
    [`fairwell('on', 'outcome', 'alert')`, /on/],
    [`fairwell('init')`, /init/],
    [`fairwell('init', { trigger: '#cancel' })`, /trigger/],
    [`fairwell('open', 'now')`, /open|identify/],
    [`fairwell('consent')`, /consent/],
    [`fairwell('deliver')`, /deliver/],
  ]

  it('warns once and never throws when it is called wrongly', async () => {
    const visit = await world.visit({})
    for (const [call, words] of wrong) {
      const before = visit.said.length
      const thrown = await visit.page.evaluate(
        `(() => { try { void ${call} } catch (error) { return String(error) } })()`,
      )
      await settle(visit)
      const said = visit.said.slice(before)
      expect.soft({ call, thrown, said }).toEqual({ call, thrown: undefined, said: [expect.stringMatching(words)] })
    }
    expect(visit.said.filter((line) => !line.startsWith('warning: [fairwell] '))).toEqual([])
    expect(visit.errors).toEqual([])
  })

  it('says what the stub kept wrongly, and goes on with the rest', async () => {
    const script = `
      fairwell('on', 'outcomes', () => {})
      fairwell('identify', [])
      fairwell('handel', 'discount', () => {})
      fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.part('close').click()
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    expect(visit.said).toEqual([/outcomes/, /identify/, /handel/].map((words) => expect.stringMatching(words)))
    expect(visit.errors).toEqual([])
  })

  it('says once, when its code is there, which event and which timeout it does not know', async () => {
    const visit = await world.visit({ data: { timeout: 'soon' }, script: `fairwell('on', 'flow.strated', () => {})` })
    for (let turn = 0; turn < 2; turn++) {
      await visit.open()
      await expect.poll(() => visit.said.length).toBe(2)
      await visit.part('close').click()
    }
    expect(visit.said.join()).toMatch(/timeout: .*soon.*flow\.strated/)
  })

  it('warns once about a selector that is none, and leaves every button to the page', async () => {
    const visit = await world.visit({ data: { triggers: '#cancel, [' } })
    for (let turn = 0; turn < 2; turn++) await visit.page.click('#cancel')
    expect(await visit.host()).toEqual(['cancel', 'cancel'])
    expect(visit.said).toEqual([expect.stringMatching(/triggers/)])
    expect(visit.errors).toEqual([])
  })

  it('takes a listener off again', async () => {
    const visit = await world.visit({
      script: `
        const hear = ({ type }) => host.push(type)
        fairwell('on', 'flow.started', hear)
        fairwell('on', 'flow.dismissed', hear)
        fairwell('off', 'flow.started', hear)`,
    })
    await visit.open()
    await visit.part('close').click()
    expect(await visit.host()).toEqual(['flow.dismissed'])
  })

  it('explains the last decision', async () => {
    const visit = await world.visit({ script: `fairwell('handle', 'discount', () => {})` })
    expect(await visit.page.evaluate(`fairwell('explain')`)).toBeUndefined()
    await visit.open()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.part('continue').click()
    const decision = await visit.page.evaluate(`fairwell('explain')`)
    expect(decision).toMatchObject({ rule: 'price', offers: [{ id: 'save20' }], holdout: false })
    expect(decision).toHaveProperty('trace')
  })

  it('explains why there is no flow for a customer', async () => {
    const audience = { 'subscription.status': 'trialing' }
    const visit = await world.visit({ config: { ...flowConfig, audience } })
    await visit.page.click('#cancel')
    await expect.poll(() => visit.host()).toEqual(['cancel'])
    expect(await visit.page.evaluate(`fairwell('explain')`)).toMatchObject({
      rule: null,
      offers: [],
      trace: [{ kind: 'audience', result: 'not_matched', why: expect.stringContaining('subscription.status') }],
    })
  })

  it('takes a new config for the next opening', async () => {
    const visit = await world.visit({})
    await visit.open()
    await visit.part('close').click()
    const other = { ...flowConfig, survey: { ...flowConfig.survey, title: 'Another title' } }
    await visit.page.evaluate(`fairwell('init', { config: ${JSON.stringify(other)} })`)
    await visit.open()
    expect(await visit.part('title').textContent()).toBe('Another title')
  })
})

/** Of the style element that stands in where stylesheets cannot be constructed. */
async function nonceOfStyle(visit: Visit): Promise<unknown> {
  await visit.page.evaluate('delete CSSStyleSheet.prototype.replaceSync')
  await visit.open()
  return visit.page.evaluate(`document.querySelector('fairwell-dialog').shadowRoot.querySelector('style')?.nonce`)
}

/** Each setting with how to see that it counts; given as an attribute, and by `init`. */
const settings: Record<
  string,
  { value: string | number; html?: Parameters<typeof merchantPage>[0]; see: (visit: Visit) => Promise<void> }
> = {
  config: {
    value: '/cancel-flow.json',
    html: { config: null },
    async see(visit) {
      answerConfig('/cancel-flow.json', { ...flowConfig, survey: { ...flowConfig.survey, title: 'From a file' } })
      await visit.open()
      expect(await visit.part('title').textContent()).toBe('From a file')
    },
  },
  endpoint: {
    value: '/elsewhere',
    async see(visit) {
      let types: string[] = []
      world.site.routes.set('/elsewhere', (request, response, body) => {
        types = [
          ...types,
          request.headers['content-type'] ?? '',
          ...JSON.parse(body).map((event: { type: string }) => event.type),
        ]
        response.writeHead(204).end()
      })
      await visit.open()
      await expect.poll(() => types).toContain('dev.fairwell.flow.started.v1')
      expect(types[0]).toBe('application/cloudevents-batch+json')
      expect(world.site.events).toEqual([])
    },
  },
  triggers: {
    value: '#none, [data-quit]',
    html: { body: `<button id="cancel">Not this</button><button data-quit>Quit</button>` },
    async see({ page, part, host }) {
      await page.click('#cancel')
      expect(await host()).toEqual(['cancel'])
      await page.click('[data-quit]')
      await part('dialog').waitFor()
    },
  },
  actions: {
    value: '/cancel-actions',
    async see(visit) {
      let body: unknown
      world.site.routes.set('/cancel-actions', (_, response, text) => {
        body = JSON.parse(text)
        response.end('{}')
      })
      await visit.open()
      await visit.page.click('[part=reason][data-id=too_expensive]')
      await visit.part('continue').click()
      await visit.part('accept').click()
      await expect.poll(() => body).toMatchObject({ action: 'discount', choice: { couponId: 'SAVE20' } })
      await expect.poll(() => visit.part('dialog').getAttribute('data-step')).toBe('done')
    },
  },
  customer: {
    value: '#who',
    html: {
      body: `<button id="cancel">Cancel</button><script type="application/json" id="who">{"customer":{"id":"cus_2"}}</script>`,
    },
    async see(visit) {
      await visit.open()
      await expect.poll(() => world.site.events[0]?.subject).toBe('cus_2')
    },
  },
  locale: {
    value: 'zh-Hans',
    async see(visit) {
      await visit.open()
      expect(await visit.part('dialog').getAttribute('lang')).toBe('zh-Hans')
      expect(await visit.part('continue').textContent()).toMatch(/\p{Script=Han}/u)
    },
  },
  nonce: {
    value: 'abc',
    see: async (visit) => expect(await nonceOfStyle(visit)).toBe('abc'),
  },
  mode: {
    value: 'test',
    async see(visit) {
      await visit.open()
      await expect.poll(() => world.site.events[0]?.data.mode).toBe('test')
    },
  },
  consent: {
    value: 'pending',
    async see(visit) {
      await visit.open()
      await visit.part('close').click()
      await settle(visit)
      expect(world.site.events).toEqual([])
      expect(await visit.page.evaluate('localStorage.length')).toBe(0)
      await visit.page.evaluate(`fairwell('consent', 'granted')`)
      await expect.poll(() => world.site.events.map(({ type }) => type)).toContain('dev.fairwell.flow.dismissed.v1')
    },
  },
  preload: {
    value: 'idle',
    async see() {
      await expect.poll(() => asked().some((request) => /flow-.*\.js$/.test(request))).toBe(true)
    },
  },
  timeout: {
    value: 150,
    async see({ page, host, said }) {
      await page.route('**/flow-*.js', () => {})
      const started = Date.now()
      await page.click('#cancel')
      await expect.poll(host, { interval: 20 }).toEqual(['cancel'])
      expect(Date.now() - started).toBeLessThan(1200)
      expect(said).toEqual([expect.stringContaining('150 ms')])
    },
  },
}

describe('a refused consent', () => {
  const nothingKept = async (visit: Visit) => {
    await settle(visit)
    expect(world.site.events).toEqual([])
    expect(await visit.page.evaluate('localStorage.length')).toBe(0)
  }

  it('keeps and sends nothing, and what was done under it is not sent when it is granted later', async () => {
    const visit = await world.visit({ data: { consent: 'refused' } })
    await visit.open()
    await visit.part('close').click()
    await nothingKept(visit)
    await visit.page.evaluate(`fairwell('consent', 'granted')`)
    await nothingKept(visit)
  })

  it('forgets what was held while it was pending', async () => {
    const visit = await world.visit({ data: { consent: 'pending' } })
    await visit.open()
    await visit.part('close').click()
    await visit.page.evaluate(`fairwell('consent', 'refused')`)
    await nothingKept(visit)
    await visit.open()
    await visit.part('close').click()
    await nothingKept(visit)
  })
})

describe('a consent that init tells', () => {
  const dismiss = async (visit: Visit) => {
    await visit.open()
    await visit.part('close').click()
  }

  it('lets go of what was held, however late it comes', async () => {
    const visit = await world.visit({ data: { consent: 'pending' } })
    await dismiss(visit)
    await settle(visit)
    expect(world.site.events).toEqual([])
    await visit.page.evaluate(`fairwell('init', { consent: 'granted' })`)
    await expect.poll(() => world.site.events.at(-1)?.type).toContain('flow.dismissed')
  })

  it('stops what is kept and sent, however late it comes', async () => {
    const visit = await world.visit({})
    await dismiss(visit)
    await expect.poll(() => world.site.events.at(-1)?.type).toContain('flow.dismissed')
    await visit.page.evaluate(`fairwell('init', { consent: 'refused' })`)
    const before = world.site.events.length
    await dismiss(visit)
    await settle(visit)
    expect(world.site.events.length).toBe(before)
  })
})

describe('every setting counts', () => {
  it.each(Object.entries(settings))('data-%s', async (name, { value, html, see }) => {
    await see(await world.visit({ ...html, data: { [name]: String(value) } }))
  })

  it.each(Object.entries(settings))('init({ %s })', async (name, { value, html, see }) => {
    const script = `fairwell('init', ${JSON.stringify({ [name]: value })})`
    await see(await world.visit({ ...html, script }))
  })

  it('takes the nonce of its own tag when none is named', async () => {
    const visit = await world.visit({ nonce: 'own' })
    expect(await nonceOfStyle(visit)).toBe('own')
  })

  it('lays identify over the inline customer', async () => {
    const visit = await world.visit({ script: `fairwell('identify', { customer: { id: 'cus_3', firstName: 'Eve' } })` })
    await visit.open()
    await expect
      .poll(() => world.site.events[0])
      .toMatchObject({
        subject: 'cus_3',
        data: { subscription: { id: knownCustomer.subscription.id } },
      })
  })

  it('gives an unknown locale English, and makes no path of it', async () => {
    const visit = await world.visit({ data: { locale: '../../secret' } })
    await visit.open()
    expect(await visit.part('dialog').getAttribute('lang')).toBe('en')
    expect(asked().filter((request) => request.includes('secret'))).toEqual([])
  })

  it.each(['abc', '-5', ''])('keeps its own patience when data-timeout is %j', async (timeout) => {
    const visit = await world.visit({ data: { timeout } })
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
    await visit.open()
    expect(await visit.page.evaluate('roots')).toBe(2)
  })

  it('does not warm for a disabled trigger', async () => {
    const visit = await world.visit({ body: '<button id="cancel" aria-disabled="true">Cancel</button>' })
    await visit.page.hover('#cancel')
    await settle(visit)
    expect(asked()).toEqual([])
  })
})
