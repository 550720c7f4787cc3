import type { Page } from './page'

/** How many milliseconds a customer may be kept waiting: the `timeout` setting, or 1500 where that is not a positive number. */
export function waitingLimit({ settings: { timeout = 0 } }: Page): number {
  return timeout > 0 ? timeout : 1500
}

/** Rejects after `limit` milliseconds: by default, as long as a customer may be kept waiting. */
export function timeOut(page: Page, limit = waitingLimit(page)): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not there after ${limit} ms`)), limit)
  })
}
