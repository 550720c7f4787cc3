import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { bareAccount as account } from '../support/accounts'
import { cancel, ended, init } from '../support/cancel'
import { itWhole } from '../support/itWhole'
import { type MerchantPage, merchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

/** What a path of the site was posted, and the headers it came with. */
function listen(path: string, status = () => 204) {
  const posts: { body: string; headers: Record<string, unknown> }[] = []
  world.site.routes.set(path, ({ headers }, response, body) => {
    posts.push({ body, headers })
    response.writeHead(status()).end()
  })
  return posts
}

/** The customer comes back when the merchant has changed the page. */
async function update(visit: Visit, page: MerchantPage): Promise<void> {
  world.site.pages.set('/', merchantPage(page))
  await visit.page.reload()
}

const atEndpoint = () => world.site.events.map(({ type }) => type)

describe('consent that is pending', () => {
  const pending = { ...account, data: { ...account.data, consent: 'pending' } }
  const kept = (visit: Visit) =>
    visit.page.evaluate(
      'indexedDB.databases().then((all) => [...Object.keys(localStorage), ...all.map(({ name }) => name)])',
    )
  const say = (visit: Visit, call: string) => visit.page.evaluate(`fairwell(${call})`)

  it('keeps everything in memory, and sends it once consent is given', async () => {
    const visit = await world.visit(pending)
    await cancel(visit)
    await visit.page.evaluate(`dispatchEvent(new Event('online')); dispatchEvent(new Event('pagehide'))`)
    expect(((await say(visit, `'undelivered'`)) as unknown[]).length).toBe(4)
    expect(await kept(visit)).toEqual([])
    expect(world.site.events).toEqual([])
    await say(visit, `'consent', 'granted'`)
    await expect.poll(atEndpoint).toContain(ended)
    expect(world.site.events.map(({ sequence }) => sequence)).toEqual(['1', '2', '3', '4'])
  })

  itWhole('loses nothing when the page sets something else meanwhile, and may end by init', async () => {
    const visit = await world.visit({ ...pending, script: init(`sinks: [() => {}]`) })
    await cancel(visit)
    await visit.page.evaluate(init(`sinks: [({ id }) => host.push(id)]`))
    await cancel(visit)
    expect(world.site.events).toEqual([])
    await visit.page.evaluate(init(`consent: 'granted'`))
    await expect.poll(() => world.site.events.length).toBe(8)
    await expect.poll(async () => (await visit.host()).length).toBe(10)
  })

  itWhole('forgets all when it is refused, and takes nothing more', async () => {
    const visit = await world.visit(pending)
    await cancel(visit)
    await say(visit, `'consent', 'refused'`)
    await cancel(visit)
    expect(await say(visit, `'undelivered'`)).toEqual([])
    await visit.page.evaluate(`dispatchEvent(new Event('online')); dispatchEvent(new Event('pagehide'))`)
    expect(await kept(visit)).toEqual([])
    await visit.page.reload()
    await visit.page.evaluate('new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 500)))')
    expect(world.site.events).toEqual([])
  })

  itWhole(
    'sends what an earlier visit left only once it is given',
    async () => {
      let status = 503
      const posts = listen('/cancel-events', () => status)
      const visit = await world.visit(account)
      await cancel(visit)
      await expect.poll(() => posts.length).toBeGreaterThan(0)
      await update(visit, pending)
      status = 204
      posts.length = 0
      await visit.page.evaluate('new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 500)))')
      expect(posts).toEqual([])
      await say(visit, `'consent', 'granted'`)
      await expect.poll(() => posts.map(({ body }) => body).join(), { timeout: 20_000 }).toContain(ended)
    },
    40_000,
  )
})

describe('undelivered', () => {
  it('has an event once, though it waits for several', async () => {
    listen('/cancel-events', () => 503)
    listen('/copy', () => 503)
    const visit = await world.visit({ ...account, script: init(`sinks: [{ name: 'cloudevents', endpoint: '/copy' }]`) })
    await cancel(visit)
    expect(await visit.page.evaluate(`fairwell('undelivered').then((left) => left.length)`)).toBe(4)
  })

  // The page that left may still be sending for so long.
  const lease = { timeout: 20_000 }
  const posted = (posts: { body: string }[]) => posts.map(({ body }) => body).join()

  itWhole(
    'goes where the page sent it when it was told, though the page names another endpoint now',
    async () => {
      let status = 500
      const old = listen('/old-events', () => status)
      const visit = await world.visit({ ...account, data: { ...account.data, endpoint: '/old-events' } })
      await cancel(visit)
      await expect.poll(() => old.length).toBeGreaterThan(0)
      await update(visit, account)
      status = 204
      old.length = 0
      await cancel(visit)
      await expect.poll(atEndpoint).toContain(ended)
      await expect.poll(() => posted(old), lease).toContain(ended)
      await expect.poll(() => visit.page.evaluate(`fairwell('undelivered')`)).toEqual([])
      const ids = old.flatMap(({ body }) => (JSON.parse(body) as CloudEvent[]).map(({ id }) => id))
      expect(new Set(ids).size).toBe(4)
      expect(world.site.events.filter(({ id }) => ids.includes(id))).toEqual([])
      expect(world.site.events.length).toBe(4)
    },
    40_000,
  )

  itWhole(
    'goes to the old endpoint in the words of its sink, while the page still has that',
    async () => {
      let status = 500
      const old = listen('/old/batch', () => status)
      const now = listen('/new/batch')
      const to = (path: string) => init(`sinks: [{ name: 'segment', endpoint: '${path}', key: 'write' }]`)
      const visit = await world.visit({ ...account, script: to('/old/batch') })
      await cancel(visit)
      await expect.poll(() => old.length).toBeGreaterThan(0)
      await update(visit, { ...account, script: to('/new/batch') })
      status = 204
      old.length = 0
      await expect.poll(() => posted(old), lease).toContain('Cancel Flow Canceled')
      expect(old[0]?.headers.authorization).toBe(`Basic ${btoa('write:')}`)
      expect(now).toEqual([])
    },
    40_000,
  )
})

describe('what goes wrong is told to', () => {
  it('onDrop: an event that the endpoint refuses', async () => {
    listen('/cancel-events', () => 400)
    const visit = await world.visit({ ...account, script: init('onDrop: ({ type }, why) => host.push(type, why)') })
    await cancel(visit)
    await expect.poll(() => visit.host(), { timeout: 8000 }).toEqual(expect.arrayContaining([ended, 'rejected']))
  })

  it('onConfigError: an answer that only a change can mend', async () => {
    listen('/cancel-events', () => 404)
    const script = init('onConfigError: (...told) => host.push(told.join())')
    const visit = await world.visit({ ...account, script })
    await cancel(visit)
    await expect.poll(() => visit.host()).toContain(`${world.site.url}/cancel-events,404`)
  })

  itWhole('onConfigError: a redirect, which may have made a GET of it; the events wait', async () => {
    world.site.routes.set('/cancel-events', (_, response) => void response.writeHead(302, { location: '/home' }).end())
    world.site.routes.set('/home', (_, response) => void response.end('{"hello":1}'))
    const visit = await world.visit({ ...account, script: init('onConfigError: (...told) => host.push(told.join())') })
    await cancel(visit)
    await expect.poll(() => visit.host()).toContain(`${world.site.url}/cancel-events,302`)
    expect(await visit.page.evaluate(`fairwell('undelivered').then((left) => left.length)`)).toBe(4)
  })

  itWhole('nobody: a redirect that keeps the post, to where it is taken', async () => {
    world.site.routes.set('/cancel-events', (_, response) => void response.writeHead(308, { location: '/moved' }).end())
    const posts = listen('/moved')
    const visit = await world.visit(account)
    await cancel(visit)
    await expect.poll(() => posts.map(({ body }) => body).join()).toContain(ended)
    await expect.poll(() => visit.page.evaluate(`fairwell('undelivered').then((left) => left.length)`)).toBe(0)
    expect(visit.said).toEqual([])
  })

  it('onConfigError: a content security policy that forbids the endpoint, once', async () => {
    const elsewhere = world.site.url.replace('localhost', '127.0.0.1')
    const script = init(`endpoint: '${elsewhere}/events', onConfigError: (...told) => host.push(told.join())`)
    const head = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`
    const visit = await world.visit({ ...account, head, script })
    // What another script is refused is its own affair.
    const theirs = () => visit.page.evaluate(`fetch('${elsewhere}/theirs').catch(() => {})`)
    await theirs()
    await cancel(visit)
    await expect.poll(() => visit.host()).toContain(`${elsewhere}/events,0`)
    await visit.page.evaluate(`dispatchEvent(new Event('online'))`)
    await theirs()
    expect((await visit.host()).filter((one) => one !== 'cancel').length).toBe(1)
    expect(visit.said.join()).toContain('content security policy')
    expect(visit.errors).toEqual([])
  })

  itWhole('onStorageError: a store that is denied, and the events go all the same', async () => {
    const denied = `Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })`
    const script = init('onStorageError: (store) => { host.push(store); throw new Error("theirs") }')
    const visit = await world.visit({ ...account, script }, { init: denied })
    await cancel(visit)
    await expect.poll(atEndpoint).toContain(ended)
    expect((await visit.host()).filter((one) => one === 'localStorage')).toEqual(['localStorage'])
    expect(visit.errors).toEqual([])
  })
})

describe('what a killed browser kept in its database only', () => {
  it('goes out on the next load, and then nothing is left to look at', async () => {
    let status = 503
    const posts = listen('/cancel-events', () => status)
    const visit = await world.visit(account)
    await cancel(visit)
    await expect.poll(() => posts.map(({ body }) => body).join()).toContain(ended)
    await visit.page.evaluate('localStorage.clear()')
    status = 204
    posts.length = 0
    await visit.page.reload()
    await expect.poll(() => posts.map(({ body }) => body).join(), { timeout: 8000 }).toContain(ended)
    await expect.poll(() => visit.page.evaluate(`fairwell('undelivered').then((left) => left.length)`)).toBe(0)
    await visit.page.reload()
    const databases = () => visit.page.evaluate('indexedDB.databases().then((all) => all.length)')
    await expect.poll(databases, { timeout: 8000 }).toBe(0)
    world.site.requests.length = 0
    await visit.page.reload()
    await visit.page.evaluate('new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 500)))')
    expect(world.site.requests.filter((request) => request.includes('flow-'))).toEqual([])
  })
})
