import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectBrowser } from '../support/connectBrowser'
import { openSite, type Site } from '../support/site'

// `fairwell/testing` as it is built, on a page with the built tag.

const config = {
  version: 1,
  id: 'main',
  survey: {
    reasons: [
      {
        id: 'unused',
        questions: [{ id: 'blocker', type: 'single', label: 'What?', options: [{ id: 'time', label: 'Time' }] }],
      },
      { id: 'other', questions: [{ id: 'comment', type: 'text', label: 'Tell us' }] },
    ],
    questions: [{ id: 'better', type: 'text', label: 'What should we do better?' }],
  },
  offers: { break: { type: 'pause', lengths: [1, 2], unit: 'month' } },
  rules: [
    { id: 'unused', when: { 'answers.reason': 'unused' }, offers: ['break'] },
    { id: 'nothing', offers: [] },
  ],
}

let browser: Browser
let site: Site
let testing: typeof import('../../src/testing')

beforeAll(async () => {
  testing = await import(resolve(process.env.OUT_DIR ?? 'dist', 'testing.js'))
  browser = await connectBrowser()
  site = await openSite()
  const { yearly, monthly } = testing.exampleCustomers(new Date())
  site.routes.set('/cancel-flow.json', (_, response) => void response.end(JSON.stringify(config)))
  for (const [path, customer] of Object.entries({ '/': monthly, '/yearly': yearly }))
    site.pages.set(
      path,
      `<!doctype html><button id="cancel" onclick="document.title = 'canceled'">Cancel</button>
       <script type="application/json" id="customer">${JSON.stringify(customer)}</script>
       <script src="/fairwell.js" data-config="/cancel-flow.json" data-endpoint="/cancel-events" data-triggers="#cancel" data-customer="#customer"></script>
       <script>fairwell('handle', 'pause', async ({ length }) => { document.title = 'paused ' + length })</script>
       <script type="module">import * as testing from '/testing.js'; globalThis.testing = testing</script>`,
    )
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function visit(path = '/'): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(site.url + path)
  return page
}

it('goes through a flow by Playwright, and its receiver has the events', async () => {
  const page = await visit()
  const receiver = testing.fakeReceiver()
  await page.route('**/cancel-events', receiver.route)
  const flow = testing.playwrightFlow(page, { trigger: '#cancel' })
  expect(await flow.step()).toBeUndefined()
  expect(await flow.open()).toBe('survey')
  expect(await flow.answer({ reason: 'unused', blocker: 'time' })).toBe('offer')
  expect(await flow.accept(2)).toBe('done')
  expect(await page.title()).toBe('paused 2')
  expect(await flow.text('receipt')).toContain('Paused from')
  expect(await flow.keep()).toBeUndefined()
  await expect.poll(() => receiver.eventsOf('flow.saved').length).toBe(1)
  const [answered] = receiver.eventsOf('survey.answered')
  expect(answered?.data).toMatchObject({ reason: 'unused', answers: { blocker: 'time' } })
  await page.context().close()
})

it('goes through it in the page’s own document, and says what it expected where there is none', async () => {
  const page = await visit('/yearly')
  const told = await page.evaluate(async () => {
    const { domFlow } = (globalThis as unknown as { testing: typeof import('../../src/testing') }).testing
    const flow = domFlow(document, { trigger: '#cancel', timeout: 1500 })
    const steps = [await flow.open(), await flow.keep(), await flow.open()]
    const missing = await flow.accept().catch((error: Error) => error.message)
    steps.push(
      await flow.answer({ reason: 'other', comment: 'Too slow' }),
      await flow.answer({ better: 'Speed' }),
      await flow.leave(),
    )
    return { steps, missing, title: document.title }
  })
  expect(told.steps).toEqual(['survey', undefined, 'survey', 'feedback', 'confirm', undefined])
  expect(told.missing).toBe(
    '[fairwell] accept: expected [part~="accept"], got the screen "survey" without it. Waited 1500 ms.',
  )
  expect(told.title).toBe('canceled')
  expect(site.events.find(({ type }) => type.includes('survey.answered'))?.data.answers).toMatchObject({
    comment: 'Too slow',
  })
  await page.context().close()
})
