import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { itWhole } from '../../support/itWhole'
import { merchantPage } from '../../support/merchantPage'
import { expectHostCancel } from '../../support/outage'
import { openWorld } from '../../support/world'

const world = openWorld()

function types(): string[] {
  return world.site.events.map(({ type }) => type.replace('dev.fairwell.', '').replace('.v1', ''))
}

describe('when our script does not run', () => {
  it('is blocked: the page cancels as if we were not there', async () => {
    const visit = await world.visit({}, { before: (page) => page.route('**/fairwell.js', (route) => route.abort()) })
    await expectHostCancel(visit)
  })

  itWhole('is a page of HTML: the page cancels', async () => {
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

describe('when our script has no URL of its own', () => {
  // The files stand beside the page, so that its own URL would lead to them.
  const source = readFileSync('dist/fairwell.js', 'utf8')
  const inPage = merchantPage({}).replace(
    /<script src="\/fairwell\.js" defer([^>]*)>/,
    (_, given) => `<script${given}>${source}`,
  )
  const asBlob = merchantPage({}).replace(
    /<script src="\/fairwell\.js" defer([^>]*)>/,
    (_, given) => `<script>
      const tag = Object.assign(document.createElement('script'), { src: URL.createObjectURL(new Blob([${JSON.stringify(source)}])) })
      for (const { name, value } of document.createRange().createContextualFragment('<p${given.replaceAll("'", '')}></p>').firstChild.attributes) tag.setAttribute(name, value)
      document.body.append(tag)`,
  )

  it.each([
    ['stands in the page', inPage],
    ['is a blob', asBlob],
  ])('because it %s: no code is loaded from beside the page, which cancels and is told why', async (_, html) => {
    const visit = await world.visit(html)
    await visit.page.waitForFunction('window.fairwell?.isLoaded')
    await expectHostCancel(visit)
    expect(visit.said.join()).toMatch(/expected http or https, got (none|blob:)/)
    expect(world.site.requests.filter((request) => `${JSON.stringify(request)}`.includes('flow-'))).toEqual([])
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

  itWhole('failed at a mere hover: the click asks anew', async () => {
    const visit = await world.visit({}, { before: (page) => page.route('**/flow-*.js', (route) => route.abort()) })
    const failed = visit.page.waitForEvent('requestfailed')
    await visit.page.hover('#cancel')
    await failed
    await visit.page.unroute('**/flow-*.js')
    await visit.open()
  })

  itWhole('a language that does not come is English', async () => {
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
