import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from '../support/browser'

// `npm start` as a stranger runs it, but on a port of its own.

let server: ChildProcess
let url = ''
const said: string[] = []

beforeAll(async () => {
  server = spawn(process.execPath, ['--import', 'tsx', 'demo/server.ts'], {
    env: { ...process.env, PORT: '4655' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!server.stdout) throw new Error('expected a process that says something')
  for await (const line of createInterface({ input: server.stdout })) {
    said.push(line)
    url = /Open (http:\S+)/.exec(line)?.[1] ?? ''
    if (url) break
  }
})

afterAll(() => server.kill())

it('says at once what it does, and then where', () => {
  expect(said[0]).toMatch(/^fairwell demo: bundling fairwell, and opening the database/)
  expect(url).toMatch(/^http:\/\/localhost:\d+$/)
})

it('serves a flow and a playground that work, without a build', async () => {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(url)
  await page
    .getByRole('button', { name: /cancel/i })
    .first()
    .click()
  await page.locator('fairwell-dialog [part~=reason]').first().click()
  await page.locator('fairwell-dialog [part~=continue]').click()
  await page.locator('fairwell-dialog dialog[data-step=offer]').waitFor()
  await page.goto(`${url}/playground`)
  await page.locator('main[data-ready]').waitFor()
  await page.getByRole('button', { name: 'Open the cancel flow' }).click()
  await page
    .locator('body > fairwell-dialog dialog[data-step=survey], html > fairwell-dialog dialog[data-step=survey]')
    .waitFor()
  expect(errors).toEqual([])
})
