import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launchWithScrollbars } from '../../support/browser'
import { everyOffer, patient, reason, subscriber } from '../../support/everyOffer'
import { describeWhole, itWhole } from '../../support/itWhole'
import { cancelButton, merchantPage } from '../../support/merchantPage'
import { type Visit, visit as visitWith } from '../../support/visit'
import { openWorld } from '../../support/world'

// What a page is in, or what is done to it from outside: a policy of hashes, a sandbox, a translator, a zoom.

const world = openWorld()

const built = resolve(process.env.OUT_DIR ?? 'dist')

const hash = (text: string | Buffer) => `sha384-${createHash('sha384').update(text).digest('base64')}`

/** What the built `fairwell integrity` prints for the head: an import map with the hash of every file. */
const integrityMap = () =>
  execFileSync('node', [`${built}/cli.js`, 'integrity', '/'], { encoding: 'utf8' }).split('<script src')[0] ?? ''

/** The page under a policy that allows by their hashes the scripts in it and what `map` lists, and nothing else. */
function hashed(src: string, more = '', map = ''): string {
  const integrity = hash(readFileSync(`${built}${src}`))
  const watch = `<script>window.violations = []; addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective))</script>`
  const html = merchantPage({ src, head: watch + map }).replace(
    ` src="${src}"`,
    ` src="${src}" integrity="${integrity}"`,
  )
  const inline = [...html.matchAll(/<script(?: type="importmap")?>([\s\S]*?)<\/script>/g)].map(([, text]) =>
    hash(text as string),
  )
  const listed = map.match(/sha384-[\w+/=]+/g) ?? []
  const allowed = [integrity, ...inline, ...listed].map((one) => `'${one}'`).join(' ')
  const policy = `default-src 'none'; script-src ${allowed}${more}; connect-src 'self'; img-src data:`
  return html.replace('<head>', `<head><meta http-equiv="content-security-policy" content="${policy}">`)
}

describe('a policy of hashes', () => {
  it.each([
    ['every file, by the map that fairwell integrity prints', '/fairwell.js', integrityMap],
    ['the standalone file, which loads no other', '/fairwell.standalone.js', () => ''],
  ])('that names %s: the flow runs without a violation', async (_, src, map) => {
    const visit = await world.visit(hashed(src, '', map()))
    await visit.open()
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    expect(await visit.page.evaluate('violations')).toEqual([])
  })

  it.each(['', " 'strict-dynamic'"])(
    'that names the loader alone, and says%s no more: the page cancels',
    async (more) => {
      const visit = await world.visit(hashed('/fairwell.js', more))
      await visit.page.click('#cancel')
      await expect.poll(visit.host).toEqual(['cancel'])
      expect(await visit.part('dialog').count()).toBe(0)
    },
  )
})

describe('a sandboxed frame', () => {
  /** The account page in a frame; its files and its endpoint answer other origins where `isOpen`. */
  async function inFrame(sandbox: string, isOpen: boolean): Promise<Visit> {
    const { site } = world
    if (isOpen) allowEveryOrigin()
    site.pages.set('/account', merchantPage())
    return world.visit(
      `<!doctype html><link rel="icon" href="data:,"><iframe src="/account" sandbox="${sandbox}" width="900" height="700"></iframe>`,
    )
  }

  /** Answers as a host of files does that is asked from elsewhere. */
  function allowEveryOrigin(): void {
    const from = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    for (const name of readdirSync(built).filter((file) => file.endsWith('.js'))) {
      world.site.routes.set(`/${name}`, (_, response) =>
        response.writeHead(200, { ...from, 'content-type': 'text/javascript' }).end(readFileSync(`${built}/${name}`)),
      )
    }
    world.site.routes.set('/cancel-events', (_, response, body) => {
      if (body) world.site.events.push(...JSON.parse(body))
      response.writeHead(204, from).end()
    })
  }

  const types = () => world.site.events.map(({ type }) => type)
  const host = ({ page }: Visit) => page.frames()[1]?.evaluate('host')

  async function press({ page }: Visit): Promise<void> {
    await page.frameLocator('iframe').locator('#cancel').click()
  }

  async function leave({ page }: Visit): Promise<void> {
    const frame = page.frameLocator('iframe')
    for (const part of ['cancel', 'confirm']) await frame.locator(`fairwell-dialog [part~=${part}]`).click()
  }

  it.each([
    ['of the same origin', 'allow-scripts allow-same-origin', false],
    ['of no origin, whose storage throws, from a host that answers every origin', 'allow-scripts', true],
  ])('%s: the flow runs, and is told', async (_, sandbox, isOpen) => {
    const visit = await inFrame(sandbox, isOpen)
    await press(visit)
    await leave(visit)
    await expect.poll(() => host(visit)).toEqual(['cancel'])
    await expect.poll(types).toContain('dev.fairwell.flow.canceled.v1')
    expect(visit.errors).toEqual([])
  })

  itWhole('of no origin, where the files may not be loaded: the page cancels', async () => {
    const visit = await inFrame('allow-scripts', false)
    await press(visit)
    await expect.poll(() => host(visit)).toEqual(['cancel'])
    expect(visit.errors).toEqual([])
  })
})

/** Every kind of offer, on a page that performs none: where a customer cancels, nothing else is done. */
const account = {
  ...patient,
  config: everyOffer,
  customer: subscriber,
  script: `fairwell('handle', 'discount', () => {})`,
}

/** What a translator in the browser does: each text becomes another one, within elements of its own. */
const translate = `for (const root of [document.body, ...[...document.querySelectorAll('fairwell-dialog')].map((one) => one.shadowRoot)]) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (text) => text.data.trim() && !text.parentElement.closest('script, style, font') ? 1 : 2)
  const texts = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.textContent = 'x ' + text.data
    outer.append(inner)
    text.replaceWith(outer)
  }
}`

describeWhole('a page that is translated', () => {
  itWhole('while the flow is open: every screen can still be used, and leads out', async () => {
    const visit = await world.visit(account)
    await visit.page.evaluate(translate)
    await visit.open()
    await visit.page.evaluate(translate)
    await reason(visit, 'pause').click()
    await visit.page.evaluate(translate)
    await reason(visit, 'discount').click()
    await visit.page.evaluate(translate)
    await visit.part('continue').click()
    await visit.part('accept').waitFor()
    await visit.page.evaluate(translate)
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    expect([visit.errors, visit.said]).toEqual([[], []])
  })
})

describe('a page that is zoomed by its own style', () => {
  const rows = [0.5, 1.5, 2].flatMap((zoom) => (['modal', 'drawer'] as const).map((layout) => ({ zoom, layout })))
  it.each(rows)('by $zoom: the $layout is within the window, and can be used', async ({ zoom, layout }) => {
    const config = { ...everyOffer, layout }
    const visit = await world.visit({ ...account, config, head: `<style>html { zoom: ${zoom} }</style>` })
    await visit.open()
    const box = await visit.part('dialog').boundingBox()
    const { width = 0, height = 0 } = visit.page.viewportSize() ?? {}
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
  })
})

it('a page that hides everything keeps its own cancel', async () => {
  const visit = await world.visit({ head: '<style>* { display: none !important }</style>' })
  await visit.page.evaluate(`document.querySelector('#cancel').click()`)
  await expect.poll(visit.host).toEqual(['cancel'])
  expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
})

itWhole('a scrollbar that takes room comes and goes without moving the page', async () => {
  const browser = await launchWithScrollbars()
  try {
    const body = `<main style="width:400px;margin:0 auto;height:3000px"><h1>Account</h1>${cancelButton}</main>`
    const visit = await visitWith({ body }, { browser, site: world.site, context: {} })
    const place = () => visit.page.evaluate(`document.querySelector('main').getBoundingClientRect().x`)
    expect(await visit.page.evaluate('innerWidth - document.documentElement.clientWidth')).toBeGreaterThan(5)
    const before = await place()
    await visit.open()
    expect(await place()).toBe(before)
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await place()).toBe(before)
  } finally {
    await browser.close()
  }
})
