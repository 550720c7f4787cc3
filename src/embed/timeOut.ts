import type { Page } from './page'
import { tellError } from './tell'

/** Rejects when the time is over that a customer may be kept waiting. */
export function timeOut(page: Page): Promise<never> {
  const { timeout = 1500 } = page.settings
  const limit = timeout > 0 ? timeout : 1500
  if (limit !== timeout) tellError(page, `timeout: expected milliseconds, got ${timeout}, so 1500.`)
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not there after ${limit} ms`)), limit)
  })
}
