import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { openDemo } from '../support/openDemo'

// The docs as a site, as `npm run docs` builds it and the demo serves it at /docs.

const demo = openDemo()
beforeAll(() => void execFileSync('npm', ['run', 'docs', '--silent'], { stdio: 'pipe' }), 400_000)

const requests: string[] = []
const errors: string[] = []

async function visit(path: string): Promise<Page> {
  const context = await demo.browser.newContext({ colorScheme: 'light' })
  const page = await context.newPage()
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(demo.url + path)
  return page
}

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

it('leads from its home to a page, finds a word, turns dark, and asks nobody else for anything', async () => {
  const page = await visit('/docs')
  await page.getByRole('link', { name: 'Start', exact: true }).first().click()
  await page.getByRole('heading', { name: '1. Install' }).waitFor()
  const before = await page.evaluate(() => getComputedStyle(document.body).fontFamily)
  expect(before).toContain('system-ui')

  await page.getByRole('button', { name: 'Search' }).first().click()
  await page.getByRole('searchbox').fill('cooldownDays')
  await page.locator('.results a').first().click()
  await page.locator('main', { hasText: 'cooldownDays' }).waitFor()

  const light = await background(page)
  await page.getByRole('switch').first().click()
  await expect.poll(() => background(page)).not.toBe(light)

  await page.goto(`${demo.url}/docs/own-screens.html`)
  const source = await page.getByRole('link', { name: 'Preact' }).getAttribute('href')
  expect(await (await fetch(demo.url + source)).text()).toContain('preact')
  await page.goto(`${demo.url}/docs/claims.html#seenkey-until-grant`)
  await expect
    .poll(() => page.locator('#seenkey-until-grant').evaluate((heading) => heading.getBoundingClientRect().top))
    .toBeLessThan(200)

  expect(requests.filter((url) => !url.startsWith(demo.url))).toEqual([])
  expect(errors).toEqual([])
  await page.context().close()
})

it('fits a phone: no page is wider than its window', async () => {
  const page = await visit('/docs/config.html')
  await page.setViewportSize({ width: 375, height: 700 })
  for (const name of ['config', 'start', 'messages', 'api', 'moving']) {
    await page.goto(`${demo.url}/docs/${name}.html`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  }
  await page.context().close()
})
