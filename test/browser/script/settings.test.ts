import { describe, expect, it } from 'vitest'
import { settle } from '../../support/askedConfig'
import { describeWhole, itWhole } from '../../support/itWhole'
import { flowConfig, knownCustomer, type merchantPage } from '../../support/merchantPage'
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

describeWhole('a refused consent', () => {
  const nothingKept = async (visit: Visit) => {
    await settle(visit)
    expect(world.site.events).toEqual([])
    expect(await visit.page.evaluate('localStorage.length')).toBe(0)
  }

  itWhole('keeps and sends nothing, and what was done under it is not sent when it is granted later', async () => {
    const visit = await world.visit({ data: { consent: 'refused' } })
    await visit.open()
    await visit.part('close').click()
    await nothingKept(visit)
    await visit.page.evaluate(`fairwell('consent', 'granted')`)
    await nothingKept(visit)
  })

  itWhole('forgets what was held while it was pending', async () => {
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

describe('every setting counts', () => {
  it.each(Object.entries(settings))('data-%s', async (name, { value, html, see }) => {
    await see(await world.visit({ ...html, data: { [name]: String(value) } }))
  })

  it.each(Object.entries(settings))('init({ %s })', async (name, { value, html, see }) => {
    const script = `fairwell('init', ${JSON.stringify({ [name]: value })})`
    await see(await world.visit({ ...html, script }))
  })

  itWhole('takes the nonce of its own tag when none is named', async () => {
    const visit = await world.visit({ nonce: 'own' })
    expect(await nonceOfStyle(visit)).toBe('own')
  })

  itWhole('lays identify over the inline customer', async () => {
    const visit = await world.visit({ script: `fairwell('identify', { customer: { id: 'cus_3', firstName: 'Eve' } })` })
    await visit.open()
    await expect
      .poll(() => world.site.events[0])
      .toMatchObject({
        subject: 'cus_3',
        data: { subscription: { id: knownCustomer.subscription.id } },
      })
  })

  itWhole('gives an unknown locale English, and makes no path of it', async () => {
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
