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

  itWhole('a config that failed at a mere hover: the click asks anew', async () => {
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

  const elsewhere: [how: string, url: string][] = [
    ['data:', `data:application/json,${encodeURIComponent(JSON.stringify(flowConfig))}`],
    [
      'DATA: with a space before it',
      ` DATA:application/json;base64,${Buffer.from(JSON.stringify(flowConfig)).toString('base64')}`,
    ],
    ['blob:', 'blob:'],
    ['javascript:', `javascript:${JSON.stringify(flowConfig)}`],
    ['about:', 'about:blank'],
    ['file:', 'file:///etc/cancel-flow.json'],
    ['ftp:', 'ftp://example.com/cancel-flow.json'],
    ['filesystem:', 'filesystem:https://example.com/temporary/cancel-flow.json'],
    ['ws:', 'ws://example.com/cancel-flow.json'],
  ]
  it.each(elsewhere)('a URL of the scheme $0 is not fetched: the page cancels, and is told why', async (_, given) => {
    // As a page that takes the config's URL out of its own would set it.
    const script = `
      const config = ${JSON.stringify(given)} === 'blob:' ? URL.createObjectURL(new Blob([${JSON.stringify(JSON.stringify(flowConfig))}])) : ${JSON.stringify(given)}
      window.told = []
      fairwell('init', { config })
      fairwell('on', 'error', ({ message, cause }) => told.push(message + cause))`
    const visit = await world.visit({ data: { config: undefined }, script })
    await expectHostCancel(visit)
    expect(await visit.page.evaluate('told.join()')).toMatch(/expected http or https/)
    expect(await visit.page.evaluate('told.join().length')).toBeLessThan(400)
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

  itWhole('inline JSON that is none: the page cancels', async () => {
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
      ['was not named', '', /^config.*got nothing/, () => {}],
    ]
    it.each(away)('shows that the config %s', async (_, config, says, prepare) => {
      prepare()
      const visit = await world.visit({ data: { mode: 'test', config: config || undefined } })
      await visit.open()
      expect(await visit.part('error').textContent()).toMatch(says)
      await visit.part('cancel').click()
      expect([await visit.host(), visit.errors]).toEqual([['cancel'], []])
    })

    itWhole('asks for a config anew at the next press', async () => {
      answer('/cancel-flow.json', 404, '{}')
      const visit = await world.visit({ data: { ...url.data, mode: 'test' } })
      await visit.open()
      await visit.part('close').last().click()
      answer('/cancel-flow.json', 200, JSON.stringify(flowConfig))
      await visit.open()
      await visit.part('reason').first().waitFor()
    })

    itWhole('frees the page when the host removes the list of problems', async () => {
      const visit = await world.visit({ config: wrong, data: { mode: 'test' } })
      await visit.open()
      await visit.page.evaluate(`document.querySelector('fairwell-dialog').remove()`)
      await expect.poll(() => visit.page.evaluate('document.documentElement.getAttribute("style")')).toBeNull()
      await visit.open()
    })

    itWhole('leaves nothing behind when the list cannot be shown', async () => {
      const visit = await world.visit(
        { config: wrong, data: { mode: 'test' } },
        { init: 'HTMLDialogElement.prototype.showModal = () => { throw new Error("no") }' },
      )
      await expectHostCancel(visit)
    })
  })
})
