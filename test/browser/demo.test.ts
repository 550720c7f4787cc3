import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'

const demo = openDemo()

beforeEach(async () => {
  await fetch(`${demo.url}/api/start-over`, { method: 'POST' })
})

async function stored(): Promise<CloudEvent[]> {
  const result = await demo.database.query('SELECT event FROM fairwell_events', [])
  const events = result.map(({ event }) => event as CloudEvent)
  return events.sort((one, other) => Number(one.sequence) - Number(other.sequence))
}

const shortType = ({ type }: CloudEvent) => type.replace('dev.fairwell.', '').replace('.v1', '')
const subscription = async () => (await fetch(`${demo.url}/api/subscription`)).json()

async function visit(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await (await demo.browser.newContext(options)).newPage()
  await page.goto(demo.url)
  return page
}

const part = (page: Page, name: string) => page.locator(`fairwell-dialog [part~="${name}"]`)
const reason = (page: Page, id: string) => page.locator(`fairwell-dialog [part~="reason"][data-id="${id}"]`)

describe('the demo, from the built files', () => {
  it('has nothing amiss in the eyes of the built doctor', async () => {
    const said = await promisify(execFile)(process.execPath, [
      `${process.env.OUT_DIR ?? 'dist'}/cli.js`,
      'doctor',
      demo.url,
    ])
    expect(said.stdout).not.toContain('wrong: ')
    expect(said.stdout).toMatch(/ok: files: all \d\d files are there/)
  })

  it('cancels by the page’s own API, and every event is in the database once, in order', async () => {
    const page = await visit()
    await page.click('#cancel')
    await reason(page, 'too_expensive').click()
    await part(page, 'continue').click()
    await part(page, 'offer').waitFor()
    await part(page, 'decline').click()
    await part(page, 'confirm').click()
    await expect.poll(async () => (await subscription()).status).toBe('canceling')
    await expect.poll(async () => (await stored()).map(shortType).at(-1)).toBe('flow.canceled')
    const events = await stored()
    const moves = events.filter((event) => shortType(event) !== 'alert.raised')
    expect(moves.map(shortType)).toEqual([
      'flow.started',
      'flow.step_viewed',
      'survey.answered',
      'decision.made',
      'flow.step_viewed',
      'offer.shown',
      'offer.declined',
      'flow.step_viewed',
      'flow.canceled',
    ])
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => `${index + 1}`))
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(moves[2]?.data).toMatchObject({ reason: 'too_expensive' })
    const decision = moves[3]?.data as { offers: string[]; why: unknown[] }
    expect(decision.why.length).toBeGreaterThan(0)
    expect(moves[5]?.data).toMatchObject({ offer: decision.offers[0] })
    await page.context().close()
  })

  itWhole('pauses two months: the API got 2, the screen says until when, the event says 2', async () => {
    const page = await visit()
    let sent: unknown
    page.on('request', (request) => {
      if (request.url().endsWith('/api/subscription/pause')) sent = request.postDataJSON()
    })
    await page.click('#cancel')
    await reason(page, 'unused').click()
    await part(page, 'continue').click()
    await page.locator('fairwell-dialog [part~="choice"][data-id="2"]').click()
    await part(page, 'accept').click()
    await part(page, 'receipt').waitFor()
    expect(sent).toMatchObject({ length: 2 })
    const saved = async () => (await stored()).find((event) => shortType(event) === 'flow.saved')
    await expect.poll(saved).toBeTruthy()
    const choice = (await saved())?.data.choice as { length: number; resumesAt: string }
    expect(choice.length).toBe(2)
    const until = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date(choice.resumesAt))
    expect(await part(page, 'receipt').textContent()).toContain(until)
    expect((await subscription()).status).toBe('paused')
    await page.context().close()
  })

  it('cancels without JavaScript', async () => {
    const page = await visit({ javaScriptEnabled: false })
    await page.click('#cancel')
    await expect.poll(async () => (await subscription()).status).toBe('canceling')
    await page.context().close()
  })
})
