import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'

/** How many times slower than this machine the measured browser is. */
export const slowdown = 4

/** Milliseconds after which everything that a step started is over. */
const quiet = 400

/** How long a finger is on a button before the click. */
const touch = 80

/** A page in a slowed-down browser with empty caches. */
export interface Visit {
  context: BrowserContext
  page: Page
  client: CDPSession
}

export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ hasTouch: true })
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  // Script time counts from here.
  await client.send('Performance.enable')
  await page.goto(url)
  await page.waitForTimeout(quiet)
  return { context, page, client }
}

/** The ways in which a customer presses the cancel button for the first time. */
export const ways = {
  async hovered({ page }: Visit) {
    await page.hover('#cancel')
    await page.waitForTimeout(quiet)
    await page.mouse.down()
    await page.mouse.up()
  },
  async tapped({ page, client }: Visit) {
    const { x, y, width, height } = (await page.locator('#cancel').boundingBox()) as Record<string, number> & DOMRect
    const touchPoints = [{ x: x + width / 2, y: y + height / 2 }]
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await page.waitForTimeout(touch)
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  },
  async 'by keyboard'({ page }: Visit) {
    await page.focus('#cancel')
    await page.waitForTimeout(quiet)
    await page.keyboard.press('Enter')
  },
  async 'out of nothing'({ page }: Visit) {
    await page.evaluate(`document.querySelector('#cancel').click()`)
  },
} satisfies Record<string, (visit: Visit) => Promise<void>>

export type WayName = keyof typeof ways

/** Milliseconds from a press until the survey can be read. */
export async function timeOf(given: Visit, press: (visit: Visit) => Promise<void>): Promise<number> {
  await given.page.evaluate('prepare()')
  await press(given)
  return given.page.evaluate('readable')
}

/** Closes the survey, by `close` or else by Escape, and presses the button again, as a customer does whose pointer stayed near. */
export async function timeOfAnother(given: Visit, close?: string): Promise<number> {
  const { page } = given
  await page.waitForTimeout(quiet)
  if (close) await page.evaluate(close)
  else await page.keyboard.press('Escape')
  await page.waitForTimeout(quiet)
  return timeOf(given, ways.hovered)
}
