import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { describe, expect, it, vi } from 'vitest'
import { cloudEventSingle } from '../../../src/events/sinks/cloudEventSingle'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { type Query, receiveEvents } from '../../../src/server'
import { address, answerOf, batch, event, post } from '../../support/receiving'

describe('receiveEvents', () => {
  const working: Query = async (sql) => (sql.includes('to_regclass') ? [{ found: true }] : [])
  const failing: Query = () => Promise.reject(new Error('password authentication failed for user "secret"'))
  const good = [event({ id: 'a' })]
  const foreign = 'https://elsewhere.example'
  const shop = 'https://shop.example'

  it('asks nothing of the store before an event comes', async () => {
    let asked = 0
    const receive = receiveEvents({ query: async () => [++asked] })
    await receive(post([]))
    await receive(new Request(address, { method: 'OPTIONS' }))
    expect(asked).toBe(0)
  })

  it.each<[string, Query]>([
    ['rejects', failing],
    [
      'throws',
      () => {
        throw new Error('secret')
      },
    ],
    ['resolves to nonsense', (async () => undefined) as unknown as Query],
  ])('answers 503 with Retry-After and no detail when the store %s', async (_, query) => {
    const heard: unknown[] = []
    const response = await receiveEvents({ query, onError: (error) => heard.push(error) })(post(good))
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await response.text()).not.toContain('secret')
    expect(heard).toHaveLength(1)
  })

  it.each([
    ['an answer', working, post(good, { origin: shop }), 200],
    ['a rejected batch', working, post([{}], { origin: shop }), 422],
    ['not JSON', working, post('{', { origin: shop }), 400],
    ['a wrong type', working, post('[]', { origin: shop, 'content-type': 'text/html' }), 415],
    ['a wrong method', working, new Request(address, { headers: { origin: shop } }), 405],
    ['too large a body', working, post('x'.repeat(2000), { origin: shop }), 413],
    ['a failing store', failing, post(good, { origin: shop }), 503],
  ])('lets a known origin read %s, and its Retry-After', async (_, query, request, status) => {
    const response = await receiveEvents({ query, origins: [shop], maxBytes: 1000, onError: () => undefined })(request)
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe(shop)
    expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After')
    expect(response.headers.get('vary')).toBe('Origin')
  })

  it('answers a preflight of a known origin for at least ten minutes', async () => {
    const headers = {
      origin: shop,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const response = await receiveEvents({ query: working, origins: [shop] })(
      new Request(address, { method: 'OPTIONS', headers }),
    )
    expect(response.ok).toBe(true)
    expect(response.headers.get('access-control-allow-origin')).toBe(shop)
    expect(response.headers.get('access-control-allow-methods')).toContain('POST')
    // What the sinks `cloudevents` and `cloudevents-single` send.
    expect(response.headers.get('access-control-allow-headers')?.split(', ')).toEqual([
      'content-type',
      ...Object.keys(cloudEventSingle([event({ id: 'a' }) as unknown as CloudEvent]).headers).slice(1),
    ])
    expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThanOrEqual(600)
  })

  it('gives its own origin permission without being told', async () => {
    const response = await receiveEvents({ query: working })(post(good, { origin: 'https://app.example' }))
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example')
  })

  it.each([foreign, 'null', `${shop}.elsewhere.example`, 'https://shop.example:8443', 'http://shop.example'])(
    'gives %s no permission',
    async (origin) => {
      for (const request of [
        post(good, { origin }),
        new Request(address, { method: 'OPTIONS', headers: { origin } }),
      ]) {
        const { headers } = await receiveEvents({ query: working, origins: [shop] })(request)
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
        expect(headers.get('vary')).toBe('Origin')
      }
    },
  )

  it('says which methods there are', async () => {
    const { headers } = await receiveEvents({ query: working })(new Request(address))
    expect(headers.get('allow')).toBe('POST, OPTIONS')
  })

  it.each(['*', 'shop.example', 'https://shop.example/'])(
    'refuses the option origins: ["%s"], which would never match',
    (origin) => {
      expect(() => receiveEvents({ query: working, origins: [origin] })).toThrow('origins: expected origins such as')
    },
  )

  it('reads no further than maxBytes', async () => {
    let read = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1
        controller.enqueue(new Uint8Array(1000).fill(32))
      },
    })
    const request = new Request(address, {
      method: 'POST',
      body,
      headers: { 'content-type': batch },
      duplex: 'half',
    } as RequestInit)
    expect((await receiveEvents({ query: working, maxBytes: 10_000 })(request)).status).toBe(413)
    expect(read).toBeLessThanOrEqual(13)
  })

  it('counts bytes, not characters', async () => {
    const size = new TextEncoder().encode(JSON.stringify([event({ data: '真' })])).length
    const request = () => post([event({ data: '真' })])
    expect((await receiveEvents({ query: working, maxBytes: size })(request())).status).toBe(200)
    expect((await receiveEvents({ query: working, maxBytes: size - 1 })(request())).status).toBe(413)
  })

  it('answers a body that breaks off, and one that was read before, with 400', async () => {
    const receive = receiveEvents({ query: working })
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) })
    const broken = new Request(address, {
      method: 'POST',
      body,
      headers: { 'content-type': batch },
      duplex: 'half',
    } as RequestInit)
    const used = post(good)
    await used.text()
    expect((await receive(broken)).status).toBe(400)
    expect((await receive(used)).status).toBe(400)
  })

  it('answers bytes that are not UTF-8 with 400', async () => {
    const body = new Uint8Array([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d])
    const request = new Request(address, { method: 'POST', body, headers: { 'content-type': batch } })
    expect((await receiveEvents({ query: working })(request)).status).toBe(400)
  })

  it('takes as many events as fit where the host allows more bytes', async () => {
    const events = Array.from({ length: 10_000 }, (_, index) => event({ id: `e${index}` }))
    const response = await receiveEvents({ query: working, maxBytes: 3_000_000 })(post(events))
    expect((await answerOf(response)).accepted).toHaveLength(10_000)
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('onError is broken'))],
    [
      'throws',
      () => {
        throw new Error('onError is broken')
      },
    ],
  ])('answers all the same when onError %s, and tells the console', async (_, onError) => {
    const heard = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect((await receiveEvents({ query: failing, onError })(post(good))).status).toBe(503)
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce())
    heard.mockRestore()
  })

  it('keeps its answer small for a large body of rubbish', async () => {
    const response = await receiveEvents({ query: working })(post(`[${'0,'.repeat(130_000)}0]`))
    expect(response.status).toBe(413)
    expect((await response.text()).length).toBeLessThan(500)
  })

  it('gets its 413 out to a sender that is still sending', async () => {
    const server = serve({ fetch: receiveEvents({ query: working, maxBytes: 1000 }), port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const place = server.address()
    const url = `http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}/`
    const body = new Blob(['x'.repeat(5_000_000)])
    const answers = [body, body.stream()].map((sent) =>
      fetch(url, { method: 'POST', body: sent, headers: { 'content-type': batch }, duplex: 'half' } as RequestInit),
    )
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual([413, 413])
    server.close()
  })
})
