import { createRequire } from 'node:module'
import { beforeEach, describe, expect, it } from 'vitest'
import { canceledLog, flowLog } from '../support/flowLog'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'
import { isWhole } from '../support/sample'

const axe = createRequire(import.meta.url).resolve('axe-core')
const demo = openDemo()
const why = [{ kind: 'rule', id: 'price', result: 'not_matched', why: 'answers.reason is unused' }]
const log = [
  ...canceledLog('a', 'too_expensive'),
  ...flowLog('b', [
    ['flow.started'],
    ['survey.answered', { reason: 'unused', answers: { reason: 'unused', comment: '<b>No</b> time' } }],
    ['decision.made', { rule: null, offers: [], experiment: null, holdout: false, why }],
  ]),
]

beforeEach(async () => {
  await fetch(`${demo.url}/api/start-over`, { method: 'POST' })
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  await fetch(`${demo.url}/cancel-events`, { method: 'POST', headers, body: JSON.stringify(log) })
})

describe('the demo’s list of sessions', () => {
  it('opens a flow to its steps, answers and why, and finds it by words, without JavaScript', async () => {
    const page = await (await demo.browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto(`${demo.url}/sessions`)
    const flows = page.locator('.sessions > li')
    expect(await flows.count()).toBe(2)
    await page.getByLabel('Customer, session, or words').fill('no</b> TIME')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await flows.count()).toBe(1)
    await flows.locator('summary').click()
    expect(await flows.locator('.moves').innerText()).toContain('Gave the reason unused (comment: <b>No</b> time)')
    expect(await flows.locator('.why').innerText()).toContain('no rule price answers.reason is unused')
    await page.context().close()
  })

  it('says what it cannot take', async () => {
    const page = await (await demo.browser.newContext()).newPage()
    await page.goto(`${demo.url}/sessions?outcome=gone`)
    expect(await page.getByRole('alert').textContent()).toContain('outcome: expected one of open, saved')
    await page.context().close()
  })

  const looks = isWhole
    ? ([
        ['light', 1280],
        ['light', 375],
        ['dark', 375],
      ] as const)
    : []
  it.for(looks)(
    'has no accessibility fault that axe finds and no overflow, %s at %i px',
    async ([colorScheme, width]) => {
      const page = await (await demo.browser.newContext({ colorScheme, viewport: { width, height: 800 } })).newPage()
      await page.goto(`${demo.url}/sessions`)
      for (const flow of await page.locator('.sessions summary').all()) await flow.click()
      await page.addScriptTag({ path: axe })
      const faults = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
      )
      expect(faults).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      await page.context().close()
    },
  )
})

itWhole('has one navigation on every page of the demo', async () => {
  const names = [
    'Account',
    'Events',
    'Sessions',
    'Report',
    'Tables',
    'Alerts',
    'Every screen',
    'Billers',
    'Guards',
    'Playground',
  ]
  const paths = [
    '/',
    '/events',
    '/sessions',
    '/report',
    '/tables',
    '/alerts',
    '/gallery',
    '/billers',
    '/guards',
    '/playground',
  ]
  const page = await (await demo.browser.newContext({ viewport: { width: 375, height: 800 } })).newPage()
  for (const [index, path] of paths.entries()) {
    await page.goto(demo.url + path, { waitUntil: 'domcontentloaded' })
    const links = page.getByRole('navigation', { name: 'Demo' }).getByRole('link')
    expect(await links.allTextContents()).toEqual(names)
    expect(await page.locator('.demo-bar [aria-current="page"]').textContent()).toBe(names[index])
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(375)
  }
  await page.context().close()
})
