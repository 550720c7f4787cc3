import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { bareAccount as account } from '../support/accounts'
import { cancel, ended, init } from '../support/cancel'
import { itWhole } from '../support/itWhole'
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

const atEndpoint = () => world.site.events.map(({ type }) => type)

describe('sinks', () => {
  it('hands over to the tools of the page that an attribute names, beside the endpoint', async () => {
    const script = 'window.dataLayer = []; window.gtag = (...given) => host.push(given[1])'
    const visit = await world.visit({ ...account, script, data: { ...account.data, sinks: 'dataLayer gtag' } })
    await cancel(visit)
    await expect.poll(atEndpoint).toContain(ended)
    await expect.poll(() => visit.host()).toContain('cancel_flow_canceled')
    const layer = await visit.page.evaluate<{ event: string }[]>('dataLayer')
    expect(layer.map(({ event }) => event)).toEqual([
      'cancel_flow_started',
      'cancel_flow_step_viewed',
      'cancel_flow_step_viewed',
      'cancel_flow_canceled',
    ])
  })

  it.each(['', ' dataLayer  gtag '])(
    'takes %j as an attribute for what it names, and posts to the endpoint alone',
    async (sinks) => {
      const script = 'window.dataLayer = []'
      const visit = await world.visit({ ...account, script, data: { ...account.data, sinks } })
      await cancel(visit)
      await expect.poll(atEndpoint).toContain(ended)
      await expect.poll(() => visit.page.evaluate('dataLayer.length')).toBe(sinks ? 4 : 0)
      const posts = world.site.requests.filter((request) => request.startsWith('POST'))
      expect(new Set(posts)).toEqual(new Set(['POST /cancel-events']))
      expect(visit.said).toEqual([])
    },
  )

  itWhole(
    'tells a function every event once, in whatever script it is written, and goes on when it throws',
    async () => {
      const script = init(`sinks: [({ id }) => '已取消' && host.push(id), () => { throw new Error('theirs') }]`)
      const visit = await world.visit({ ...account, script })
      await cancel(visit)
      await expect.poll(atEndpoint).toContain(ended)
      const ids = () => visit.host().then((host) => host.filter((one) => one !== 'cancel'))
      await expect.poll(async () => (await ids()).sort()).toEqual(world.site.events.map(({ id }) => id).sort())
      expect(visit.errors).toEqual([])
      expect(visit.said.join()).toContain('sinks: expected none to throw')
    },
  )

  it('posts to Segment and PostHog in their own words', async () => {
    const segment = listen('/v1/batch')
    const postHog = listen('/batch')
    const script = init(`sinks: [
      { name: 'segment', endpoint: '/v1/batch', key: 'write' },
      { name: 'posthog', endpoint: '/batch', key: 'phc' },
    ]`)
    const visit = await world.visit({ ...account, script })
    await cancel(visit)
    await expect.poll(() => segment.map(({ body }) => body).join()).toContain('Cancel Flow Canceled')
    await expect.poll(() => postHog.map(({ body }) => body).join()).toContain('Cancel Flow Canceled')
    await expect.poll(atEndpoint).toContain(ended)
    expect(segment[0]?.headers.authorization).toBe(`Basic ${btoa('write:')}`)
    expect(JSON.parse(postHog[0]?.body ?? '').api_key).toBe('phc')
    const told = segment.flatMap(({ body }) =>
      JSON.parse(body).batch.map((one: { messageId: string }) => one.messageId),
    )
    expect(new Set(told)).toEqual(new Set(world.site.events.map(({ id }) => id)))
  })

  itWhole(
    'keeps apart what waits for two sources at one address',
    async () => {
      let isDown = true
      const sources: Record<string, string[]> = { one: [], two: [] }
      world.site.routes.set('/v1/batch', ({ headers }, response, body) => {
        const [key = ''] = atob(`${headers.authorization}`.slice(6)).split(':')
        const isTaken = key === 'one' || !isDown
        if (isTaken)
          sources[key]?.push(...JSON.parse(body).batch.map(({ messageId }: { messageId: string }) => messageId))
        response.writeHead(isTaken ? 200 : 503).end()
      })
      const to = (key: string) => `{ name: 'segment', endpoint: '/v1/batch', key: '${key}' }`
      const visit = await world.visit({ ...account, script: init(`sinks: [${to('one')}, ${to('two')}]`) })
      await cancel(visit)
      await expect.poll(() => new Set(sources.one).size).toBe(4)
      isDown = false
      await visit.page.reload()
      await expect.poll(() => new Set(sources.two), { timeout: 20_000 }).toEqual(new Set(sources.one))
    },
    40_000,
  )

  itWhole('puts a sink without an endpoint of its own in the place of the default', async () => {
    const posts = listen('/cancel-events')
    const visit = await world.visit({ ...account, script: init(`sinks: [{ name: 'cloudevents-single' }]`) })
    await cancel(visit)
    await expect.poll(() => posts.map(({ body }) => (JSON.parse(body) as CloudEvent).type)).toContain(ended)
    for (const { body, headers } of posts) {
      expect(headers['content-type']).toBe('application/cloudevents+json')
      expect(headers['idempotency-key']).toBe((JSON.parse(body) as CloudEvent).id)
    }
  })

  itWhole('posts the same to another origin without a preflight, as text/plain', async () => {
    const elsewhere = `${world.site.url.replace('localhost', '127.0.0.1')}/elsewhere`
    const seen: string[] = []
    world.site.routes.set('/elsewhere', ({ method, headers }, response, body) => {
      seen.push(`${method} ${headers['content-type']} ${body}`)
      response.writeHead(204, { 'access-control-allow-origin': world.site.url }).end()
    })
    const sink = `{ name: 'cloudevents', endpoint: '${elsewhere}', contentType: 'text/plain' }`
    const visit = await world.visit({ ...account, script: init(`sinks: [${sink}]`) })
    await cancel(visit)
    await expect.poll(() => seen.join()).toContain(ended)
    expect(seen.every((one) => one.startsWith('POST text/plain [{"specversion"'))).toBe(true)
  })

  it('lets no outage of one hold up or double another, and sends it later', async () => {
    let status = 503
    const posts = listen('/v1/batch', () => status)
    const script = init(`sinks: [{ name: 'rudderstack', endpoint: '/v1/batch', key: 'write' }]`)
    const visit = await world.visit({ ...account, script })
    await cancel(visit)
    await expect.poll(atEndpoint).toContain(ended)
    await expect.poll(() => posts.length).toBeGreaterThan(0)
    status = 200
    posts.length = 0
    const before = world.site.events.length
    await visit.page.reload()
    await expect.poll(() => posts.map(({ body }) => body).join(), { timeout: 8000 }).toContain('Cancel Flow Canceled')
    expect(world.site.events.length).toBe(before)
  })

  itWhole('says what is wrong with a sink that it does not know, and goes on', async () => {
    const visit = await world.visit({ ...account, script: init(`sinks: ['datalayer', { name: 'segment' }]`) })
    await cancel(visit)
    await expect.poll(() => visit.host()).toEqual(['cancel'])
    await expect.poll(() => visit.said.length).toBe(2)
  })

  it('holds everything back while consent is pending', async () => {
    const script = `window.dataLayer = [];${init(`consent: 'pending', sinks: ['dataLayer']`)}`
    const visit = await world.visit({ ...account, script })
    await cancel(visit)
    await expect.poll(() => visit.host()).toEqual(['cancel'])
    expect(await visit.page.evaluate('dataLayer')).toEqual([])
    await visit.page.evaluate(`fairwell('consent', 'granted')`)
    await expect.poll(() => visit.page.evaluate('dataLayer.length')).toBe(4)
    await expect.poll(atEndpoint).toContain(ended)
  })
})
