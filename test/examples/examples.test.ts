import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playwrightFlow } from '../../src/testing'
import { connectBrowser } from '../support/connectBrowser'
import { examples } from '../support/examples/examples'
import { startExample, unpackPackage } from '../support/examples/startExample'
import type { Started } from '../support/startByNpm'

const unpacked = unpackPackage()
let browser: Browser

beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(dirname(unpacked), { recursive: true })
})

describe.each(examples.map((example) => [example.name, example] as const))(
  'examples/%s',
  (name, { needsScript, detour, events = '/events' }) => {
    let started: Started
    const faults: string[] = []

    beforeAll(async () => {
      started = await startExample(name, unpacked)
    })
    afterAll(() => started?.stop())

    /** The account page in a browser that was never here before. */
    async function visit(javaScriptEnabled = true): Promise<Page> {
      const context = await browser.newContext({ javaScriptEnabled })
      const page = await context.newPage()
      // A database that is asked for the first time is made then.
      page.setDefaultTimeout(60_000)
      page.on('pageerror', ({ message }) => faults.push(message))
      page.on('console', (said) => ['error', 'warning'].includes(said.type()) && faults.push(said.text()))
      await page.goto(started.url, { waitUntil: 'networkidle' })
      return page
    }

    /** The flow, loaded before it is opened: a busy machine would else let the page's own cancel run. */
    async function flowOn(page: Page) {
      await page.hover('#cancel')
      await page.waitForLoadState('networkidle')
      return playwrightFlow(page, { trigger: '#cancel', timeout: 20_000 })
    }

    const status = (page: Page) => expect.poll(() => page.locator('#status').textContent())

    async function received(): Promise<string[]> {
      const lines = (await (await fetch(started.url + events)).text()).split('\n').filter(Boolean)
      return lines.map((line) => JSON.parse(line).type.split('.').slice(2, 4).join('.'))
    }

    it('applies the offer that a customer accepts, and shows it', async () => {
      const page = await visit()
      await status(page).toMatch(/^Renews on [^%]+$/)
      const flow = await flowOn(page)
      await flow.open()
      expect(await flow.answer({ reason: 'too_expensive' })).toBe('offer')
      expect(await flow.accept()).toBe('done')
      await flow.keep()
      await status(page).toContain('20% off until')
      await expect.poll(received).toEqual(expect.arrayContaining(['offer.accepted', 'flow.saved']))
      await page.context().close()
    })

    it('offers it once, in another browser too, and cancels when the customer confirms', async () => {
      const page = await visit()
      await status(page).toContain('20% off until')
      for (const link of detour ? [detour, 'Your plan'] : []) {
        await page.getByRole('link', { name: link }).click()
        await page.getByRole('heading', { name: link }).waitFor()
      }
      const flow = await flowOn(page)
      await flow.open()
      expect(await flow.answer({ reason: 'too_expensive' })).toBe('confirm')
      // Where the page's own form was sent, there is another page already.
      if ((await flow.leave()) === 'done') await flow.keep()
      await status(page).toContain('Ends on')
      await expect.poll(received).toContain('flow.canceled')
      await page.reload()
      await status(page).toContain('Ends on')
      await page.context().close()
    })

    it('takes back what was canceled', async () => {
      const page = await visit()
      await page.getByRole('button', { name: 'Resume plan' }).click()
      await status(page).toContain('Renews on')
      await page.context().close()
    })

    it.skipIf(needsScript)('cancels without us, where no script runs', async () => {
      const page = await visit(false)
      await page.click('#cancel')
      await status(page).toContain('Ends on')
      await page.context().close()
    })

    it.skipIf(!existsSync(`examples/${name}/tsconfig.json`))('compiles', () => {
      const folder = join(unpacked, 'examples', name)
      expect(() => execFileSync('npm', ['run', 'types'], { cwd: folder, encoding: 'utf8' })).not.toThrow()
    })

    it('says nothing in the console', () => {
      expect(faults).toEqual([])
    })
  },
)
