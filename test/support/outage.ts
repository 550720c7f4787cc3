import { expect } from 'vitest'
import type { MerchantPage } from './merchantPage'
import type { Visit } from './visit'

/** What the customer waits at most, and what a busy test machine may add to that. */
export const patience = 2000

export const slack = 1500

export const url: MerchantPage = { data: { config: '/cancel-flow.json' } }

/** The host's own cancel happens once and in time, and nobody's console or page shows an error of ours. */
export async function expectHostCancel(visit: Visit, press = () => visit.page.click('#cancel')): Promise<void> {
  const { page, host, errors } = visit
  await press()
  const started = Date.now()
  await expect.poll(host, { interval: 30, timeout: patience + slack }).toEqual(['cancel'])
  expect(Date.now() - started).toBeLessThan(patience + slack)
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
  expect(await host()).toEqual(['cancel'])
  expect(await page.locator('fairwell-dialog').count()).toBe(0)
  expect(await page.evaluate('document.documentElement.getAttribute("style")')).toBeNull()
  expect(errors).toEqual([])
}
