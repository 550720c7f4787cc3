import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { redact } from '../../src/events/personal/redact'
import { summarize } from '../../src/report'
import { toHtml } from '../../src/report/print/html'
import { connectBrowser } from '../support/connectBrowser'
import { generateEvents } from '../support/generateEvents'
import { schemes } from '../support/sample'

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

it.each(schemes)('has no accessibility fault that axe finds, %s', async (colorScheme) => {
  const page = await open(colorScheme, 1200)
  await page.addScriptTag({ path: axe })
  const faults = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
  )
  expect(faults).toEqual([])
})

it('answers the three questions on the first screen', async () => {
  const page = await open('light', 1440)
  const ends = await page
    .locator('.answers h2')
    .evaluateAll((all) => all.map((each) => [each.textContent, each.parentElement?.getBoundingClientRect().bottom]))
  expect(ends.map(([question]) => question)).toEqual([
    'What did we keep?',
    'Why do they leave?',
    'What should we change?',
  ])
  expect(Math.max(...ends.map(([, bottom]) => Number(bottom)))).toBeLessThan(800)
})

it.each([
  ['beside the page', 1440],
  ['above it on a phone', 375],
])('keeps the sections in reach, %s', async (_, width) => {
  const page = await open('light', width)
  await page.locator('#reasons').scrollIntoViewIfNeeded()
  await page.evaluate('window.scrollTo({ top: 4000, behavior: "instant" })')
  const nav = await page.locator('.parts').boundingBox()
  expect(nav?.y).toBe(0)
  // A section that is gone to stands clear of the navigation, which on a phone lies above it.
  await page.getByRole('link', { name: 'Reasons' }).click()
  const heading = page.locator('#reasons h2')
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(200)
  const below = width > 1000 ? 0 : (nav?.height ?? 0)
  expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(below)
})

it('draws all bars of a chart on one scale', async () => {
  const page = await open('light', 1200)
  const widths = await page
    .locator('.bars')
    .evaluateAll((charts) =>
      charts.map(
        (chart) => new Set([...chart.querySelectorAll('svg')].map((bar) => bar.getBoundingClientRect().width)).size,
      ),
    )
  expect(widths.length).toBeGreaterThan(2)
  expect(new Set(widths)).toEqual(new Set([1]))
})

it('fits a phone: tables and charts scroll, the page does not', async () => {
  const page = await open('light', 375)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
})

it('lets the keyboard reach what scrolls', async () => {
  const page = await open('light', 375)
  const unreached = await page.evaluate(`
    [...document.querySelectorAll('.table')].filter((box) => box.scrollWidth > box.clientWidth && box.tabIndex !== 0).length
  `)
  expect(unreached).toBe(0)
})

it('shows everything in print', async () => {
  const page = await open('dark', 688)
  expect(await page.locator('details:not([open]) table').count()).toBeGreaterThan(3)
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(688)
  // Paper is white whatever the screen is.
  expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(29, 28, 26)')
  const hidden = await page.evaluate(
    `[...document.querySelectorAll('main table, main figure')].filter((box) => !box.checkVisibility()).length`,
  )
  expect(hidden).toBe(0)
})
