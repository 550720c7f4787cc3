import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playwrightFlow } from '../../src/testing'
import { launchBrowser } from '../support/browser'
import type { Started } from '../support/startByNpm'
import { startExample } from './startExample'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each(['stripe', 'paddle'])('the page of examples/%s, started by one command', (name) => {
  let example: Started
  let page: Page

  beforeAll(async () => {
    example = await startExample(name)
    page = await browser.newPage()
    await page.goto(example.url)
  })
  afterAll(() => example.stop())

  const status = () => page.locator('#status').textContent()

  it('applies what is accepted at the biller', async () => {
    const flow = playwrightFlow(page, { trigger: '#cancel' })
    await flow.open()
    await flow.answer({ reason: 'unused' })
    expect(await flow.step()).toBe('offer')
    await flow.accept('1')
    expect(await flow.step()).toBe('done')
    await page.reload()
    // Stripe pauses at once what it collects, Paddle with the next charge.
    expect(await status()).toBe(name === 'stripe' ? 'paused' : 'active')
  }, 60_000)

  it('cancels at the biller, whose webhook tells of it', async () => {
    await page.goto(example.url)
    const flow = playwrightFlow(page, { trigger: '#cancel' })
    await flow.open()
    await flow.leave()
    await page.reload()
    expect(await status()).toBe('canceling')
  }, 60_000)
})
