import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { redact } from '../../src/events/personal/redact'
import { summarize } from '../../src/report'
import { toHtml } from '../../src/report/print/html'
import { connectBrowser } from '../support/connectBrowser'
import { generateEvents } from '../support/generateEvents'

const axe = createRequire(import.meta.url).resolve('axe-core')
const arms = [
  { key: 'control', weight: 0.5, adds: 0 },
  { key: 'pause', weight: 0.5, adds: 0.2 },
]
const log = [...generateEvents({ seed: 4, flows: 400, holdout: 0.2, experiment: { id: 'price', arms } })]
const billing = log.flatMap(({ data }) => {
  const { id, currency } = Object(data.subscription)
  return [
    { subscription: String(id), paid: [{ amount: 4900, currency: String(currency), time: '2026-06-01T00:00:00Z' }] },
  ]
})
const html = toHtml(summarize(log, { billing, asOf: '2026-09-01', redact: (text) => redact(text, ['email']) }))

let browser: Browser

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

async function open(colorScheme: 'light' | 'dark', width: number): Promise<Page> {
  // axe is injected by the test; the report itself forbids every script.
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true })
  const page = await context.newPage()
  await page.setContent(html)
  return page
}

it.each(['light', 'dark'] as const)('has no accessibility fault that axe finds, %s', async (colorScheme) => {
  const page = await open(colorScheme, 1200)
  await page.addScriptTag({ path: axe })
  const faults = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
  )
  expect(faults).toEqual([])
})

it('fits a phone: tables and charts scroll, the page does not', async () => {
  const page = await open('light', 375)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
})

it('lets the keyboard reach what scrolls', async () => {
  const page = await open('light', 375)
  const unreached = await page.evaluate(`
    [...document.querySelectorAll('.table, figure')].filter((box) => box.scrollWidth > box.clientWidth && box.tabIndex !== 0).length
  `)
  expect(unreached).toBe(0)
})

it('shows everything in print', async () => {
  const page = await open('dark', 1200)
  await page.emulateMedia({ media: 'print' })
  const hidden = await page.evaluate(
    `[...document.querySelectorAll('main table, main figure')].filter((box) => !box.checkVisibility()).length`,
  )
  expect(hidden).toBe(0)
})
