import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { openDemo } from '../support/openDemo'

const demo = openDemo()

const part = (page: Page, name: string) => page.locator(`fairwell-dialog [part~="${name}"]`)
const box = async () => (await fetch(`${demo.url}/api/box`)).json()
const dayLater = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const inWords = (day: string) =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

/** From the page to the offer of this reason. */
async function reachOffer(page: Page, reason: string): Promise<void> {
  await page.locator('#cancel').click()
  await answer(page, reason)
}

/** From the survey to the offer of this reason. */
async function answer(page: Page, reason: string): Promise<void> {
  await page.locator(`fairwell-dialog [part~="reason"][data-id="${reason}"]`).click()
  await part(page, 'continue').click()
  await part(page, 'offer').waitFor()
}

/** Picks, where there is something to pick, accepts, and closes the last screen, whose text it gives back. */
async function take(page: Page, pick?: string): Promise<string> {
  if (pick) await page.locator(`fairwell-dialog [part~="choice"][data-id="${pick}"]`).click()
  await part(page, 'accept').click()
  await part(page, 'receipt').waitFor()
  const said = await page.locator('fairwell-dialog dialog').innerText()
  await Promise.all([page.waitForEvent('load'), part(page, 'close').last().click()])
  return said
}

it('a box’s page skips, moves and swaps end to end: what was picked is granted, stored, shown and recorded', async () => {
  for (const path of ['/api/start-over', '/box/start-over']) await fetch(`${demo.url}${path}`, { method: 'POST' })
  const page = await (await demo.browser.newContext({ locale: 'en' })).newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(`${demo.url}/box`)
  const { nextAt } = await box()

  await reachOffer(page, 'timing')
  await part(page, 'accept').click()
  expect(await page.locator('fairwell-dialog [role=alert]').innerText()).toContain('Choose one')
  const moved = dayLater(nextAt, 14)
  expect(await take(page, '2')).toContain(`Your next delivery comes on ${inWords(moved)}`)
  expect(await box()).toMatchObject({ nextAt: moved })
  expect(await page.locator('[data-row=next] dd').innerText()).toBe(inWords(moved))

  await reachOffer(page, 'away')
  const days = await part(page, 'choice').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.id))
  expect(days[0]).toBe(moved)
  expect(days).toHaveLength(3)
  await take(page, days[0])
  expect(await box()).toMatchObject({ nextAt: days[1] })

  await reachOffer(page, 'taste')
  expect(await part(page, 'choice').allInnerTexts()).toEqual(['Spring Sencha', 'Garden Herbs'])
  expect(await take(page, 'sencha')).toContain('Spring Sencha')
  expect(await box()).toMatchObject({ product: 'sencha', nextAt: days[1] })

  // The chat is the page's own, and the reason goes along.
  await reachOffer(page, 'question')
  await part(page, 'accept').click()
  await part(page, 'receipt').waitFor()
  expect(await page.locator('fairwell-dialog h2').innerText()).toBe('The chat is open')
  await part(page, 'close').last().click()
  expect(await page.locator('#chat-note').innerText()).toContain('question')

  await expect
    .poll(async () => (await events('offer.applied')).map(({ choice }) => choice))
    .toEqual([
      { length: 2, unit: 'week', delivery: nextAt, nextDelivery: moved },
      { delivery: moved, nextDelivery: days[1] },
      { productId: 'sencha', delivery: days[1] },
    ])
  expect((await events('flow.referred')).length).toBe(1)
  expect(errors).toEqual([])
  await page.context().close()
})

/** The data of the stored events of this type, in the order in which they came. */
async function events(type: string): Promise<Record<string, unknown>[]> {
  const rows = await demo.database.query('SELECT event FROM fairwell_events', [])
  return rows
    .map(({ event }) => event as CloudEvent)
    .filter((event) => event.type === `dev.fairwell.${type}.v1`)
    .sort((one, other) => one.time.localeCompare(other.time))
    .map(({ data }) => data as Record<string, unknown>)
}

it('a customer gets the flow of the config that is for them, and only test mode shows the draft', async () => {
  for (const path of ['/api/start-over', '/box/start-over']) await fetch(`${demo.url}${path}`, { method: 'POST' })
  const page = await (await demo.browser.newContext({ locale: 'en' })).newPage()
  const reasons = () =>
    part(page, 'reason').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.id).join())
  const ask = async (query: string) => {
    await page.goto(`${demo.url}/box${query}`)
    await page.locator('#cancel').click()
    await part(page, 'reason').first().waitFor()
    return reasons()
  }
  expect(await ask('?mode=test')).toBe('taste,other')
  expect(await ask('')).toBe('away,timing,too_much,taste,moving,price,question,other')
  await answer(page, 'too_much')
  await take(page, (await part(page, 'choice').first().getAttribute('data-id')) ?? '')
  expect((await box()).interval).toBe('week')
  expect(await ask('')).toBe('away,too_much,other')
  await answer(page, 'away')
  const delivery = (await part(page, 'choice').first().getAttribute('data-id')) ?? ''
  await take(page, delivery)
  expect((await box()).nextAt > delivery).toBe(true)
})
