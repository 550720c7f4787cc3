import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { exampleConfig, exampleEvents } from '../../demo/example/exampleEvents'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { summarize } from '../../src/report'
import { canceledLog, flowLog, savedLog } from '../support/flowLog'
import { describeWhole, itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'
import { isWhole, schemes } from '../support/sample'

const axe = createRequire(import.meta.url).resolve('axe-core')
const now = new Date('2026-11-21T12:00:00Z')

const demo = openDemo(() => now)

beforeEach(async () => {
  await fetch(`${demo.url}/api/start-over`, { method: 'POST' })
  await send(log)
})

async function send(events: CloudEvent[]): Promise<void> {
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  const response = await fetch(`${demo.url}/cancel-events`, { method: 'POST', headers, body: JSON.stringify(events) })
  expect(response.status).toBe(200)
}

const subscription = (plan: string) => ({ id: `sub_${plan}`, mrr: 5000, currency: 'USD', plan })
const inSegment = { rule: null, offers: [], why: [{ kind: 'segment', id: 'studio', result: 'matched' }] }
/** Five flows: two in October, three in November; one of them in the segment, one on the plan solo, one of another flow. */
const log = [
  ...canceledLog('a', 'too_expensive', { at: '2026-10-30T10:00:00Z', subscription: subscription('archive') }),
  ...savedLog('b', { offer: 'break', type: 'pause' }, { at: '2026-10-31T23:00:00Z' }),
  ...flowLog('c', [['flow.started'], ['decision.made', inSegment], ['flow.canceled']], { at: '2026-11-15T10:00:00Z' }),
  ...canceledLog('d', 'unused', { at: '2026-11-16T10:00:00Z', subscription: subscription('solo') }),
  ...canceledLog('e', 'unused', { at: '2026-11-17T10:00:00Z' }).map((event) => ({
    ...event,
    data: { ...event.data, flowId: 'winter' },
  })),
]

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await demo.browser.newContext(options)).newPage()
  await page.goto(demo.url + path)
  return page
}

const started = (page: Page) => page.locator('.tiles b').first()
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
const field = (page: Page, name: string) =>
  page.getByRole('form', { name: 'Filters' }).getByLabel(name, { exact: true })
const chosen = (page: Page, name: string) => page.locator(`[name="${name}"]`).inputValue()

describe('the report page', () => {
  itWhole('narrows by each filter, and says so in the address', async () => {
    const page = await visit('/report')
    expect(await started(page).textContent()).toBe('5')

    await field(page, 'Segment').selectOption('studio')
    await expect.poll(() => started(page).textContent()).toBe('1')
    expect(query(page)).toEqual({ segment: 'studio' })
    await field(page, 'Segment').selectOption('')
    await expect.poll(() => started(page).textContent()).toBe('5')
    expect(query(page)).toEqual({})

    await field(page, 'Plan').selectOption('solo')
    await expect.poll(() => started(page).textContent()).toBe('1')
    await field(page, 'Plan').selectOption('')
    await field(page, 'Flow').selectOption('main')
    await expect.poll(() => started(page).textContent()).toBe('4')
    await field(page, 'From').fill('2026-11-01')
    await expect.poll(() => started(page).textContent()).toBe('2')
    expect(query(page)).toEqual({ flow: 'main', from: '2026-11-01' })
    expect(await page.locator('.period').textContent()).toContain('2026-11-15 to 2026-11-16, UTC · flow main')
    await page.context().close()
  })

  itWhole('counts the last day whole, and a period link sets its first one', async () => {
    const page = await visit('/report?to=2026-10-31')
    expect(await started(page).textContent()).toBe('2')
    await page.getByRole('link', { name: 'Last 7 days' }).click()
    await expect.poll(() => started(page).textContent()).toBe('3')
    expect(query(page)).toEqual({ from: '2026-11-15' })
    expect(await chosen(page, 'from')).toBe('2026-11-15')
    await page.context().close()
  })

  itWhole('comes back with Back, stays with Reload, and opens alike for whoever gets the link', async () => {
    const page = await visit('/report')
    await field(page, 'Plan').selectOption('solo')
    await expect.poll(() => started(page).textContent()).toBe('1')
    await page.reload()
    expect([await started(page).textContent(), await chosen(page, 'plan')]).toEqual(['1', 'solo'])
    const other = await visit(page.url().slice(demo.url.length))
    expect([await started(other).textContent(), await chosen(other, 'plan')]).toEqual(['1', 'solo'])
    await page.goBack()
    await expect.poll(() => started(page).textContent()).toBe('5')
    expect(await chosen(page, 'plan')).toBe('')
    await Promise.all([page.context().close(), other.context().close()])
  })

  it('shows an event that comes meanwhile, without a reload, and leaves the reader where they were', async () => {
    const page = await visit('/report')
    await page.evaluate('window.sameDocument = true')
    await page.locator('#flows .table').first().focus()
    await send(canceledLog('f', 'unused', { at: '2026-11-21T11:00:00Z' }))
    await expect.poll(() => started(page).textContent(), { timeout: 10_000 }).toBe('6')
    expect(await page.evaluate('window.sameDocument')).toBe(true)
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('How flows ended')
    expect(await page.getByRole('status').textContent()).toContain(`${log.length + 3} events stored`)
    await page.context().close()
  })

  it('answers 304 while nothing has changed', async () => {
    const tag = (await fetch(`${demo.url}/report`)).headers.get('etag') ?? ''
    const again = () => fetch(`${demo.url}/report`, { headers: { 'if-none-match': tag } })
    expect((await again()).status).toBe(304)
    await send(canceledLog('g', 'unused'))
    expect((await again()).status).toBe(200)
  })

  itWhole('works without JavaScript', async () => {
    const page = await visit('/report', { javaScriptEnabled: false })
    await field(page, 'Plan').selectOption('solo')
    await page.getByRole('button', { name: 'Show' }).click()
    expect(await started(page).textContent()).toBe('1')
    expect(query(page)).toMatchObject({ plan: 'solo' })
    await page.context().close()
  })

  it.each([
    ['from=2026-13-45', 'from: expected a day such as 2026-11-21, got 2026-13-45.'],
    ['to=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', 'to: expected a day such as 2026-11-21, got <img'],
  ])('says what it cannot take of %s', async (search, problem) => {
    const page = await visit(`/report?${search}`)
    expect(await page.getByRole('alert').textContent()).toContain(problem)
    expect(await started(page).textContent()).toBe('5')
    await page.context().close()
  })

  it('keeps markup in stored data and in the address harmless', async () => {
    const evil = `"><img src=x onerror="window.hit=1">`
    const why = [{ kind: 'segment', id: evil, result: 'matched' }]
    const evilLog = flowLog('h', [['flow.started'], ['decision.made', { rule: evil, offers: [evil], why }]])
    await send(evilLog.map((event) => ({ ...event, data: { ...event.data, flowId: evil } })))
    const page = await visit(`/report?segment=${encodeURIComponent(evil)}`)
    expect(await started(page).textContent()).toBe('1')
    expect(await chosen(page, 'segment')).toBe(evil)
    expect(await page.evaluate('[window.hit, document.images.length]')).toEqual([undefined, 0])
    await page.context().close()
  })
})

describeWhole('the example data', () => {
  itWhole('comes at a press, marked, in test mode, with the numbers of its log, and goes again', async () => {
    const page = await visit('/report')
    await page.getByRole('button', { name: 'Fill in example data' }).click()
    await page.waitForURL(/mode=test/)
    expect(query(page)).toEqual({ mode: 'test', flow: 'tallyroom-example' })
    const { flows } = summarize(exampleEvents(now), { mode: 'test', config: exampleConfig })
    expect(await started(page).textContent()).toBe(flows.started.toLocaleString('en'))
    expect(await page.locator('.notice').textContent()).toContain('is example data')
    expect(await page.locator('.period').textContent()).toContain('test mode: not real customers')
    await field(page, 'Mode').selectOption('')
    await field(page, 'Flow').selectOption('')
    await expect.poll(() => started(page).textContent()).toBe('5')
    await page.goto(`${demo.url}/report?mode=test`)
    await page.getByRole('button', { name: 'Remove the example data' }).click()
    await page.waitForURL(`${demo.url}/report`)
    const [left] = await demo.database.query('SELECT count(*)::int AS count FROM fairwell_events')
    expect(left?.count).toBe(log.length)
    await page.context().close()
  })

  it.for(isWhole ? schemes : [])('has no accessibility fault that axe finds, %s', async (colorScheme) => {
    await fetch(`${demo.url}/report/example`, { method: 'POST' })
    const page = await visit('/report?mode=test', { colorScheme, viewport: { width: 375, height: 800 } })
    await page.addScriptTag({ path: axe })
    // `npm test` looks at what this page adds: the document itself is looked at in reportDocument.
    const faults = await page.evaluate(
      `axe.run(${isWhole ? '' : "'.filters, .notice, .live'"}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`,
    )
    expect(faults).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
    await page.context().close()
  })

  itWhole('prints the report without the filters', async () => {
    const page = await visit('/report')
    await page.emulateMedia({ media: 'print' })
    const seen = await page.evaluate(
      `['.filters', '.demo-bar', 'main', '.tiles'].map((each) => document.querySelector(each).checkVisibility())`,
    )
    expect(seen).toEqual([false, false, true, true])
    await page.context().close()
  })
})
