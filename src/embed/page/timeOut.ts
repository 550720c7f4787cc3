import type { Page } from './page'

/** Rejects when the time is over that a customer may be kept waiting, or that `share` of it. */
export function timeOut({ settings: { timeout = 0 } }: Page, share = 1): Promise<never> {
  const limit = (timeout > 0 ? timeout : 1500) * share
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not there after ${limit} ms`)), limit)
  })
}
