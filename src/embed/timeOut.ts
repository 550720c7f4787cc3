import type { Page } from './page'

/** Rejects when the time is over that a customer may be kept waiting. */
export function timeOut({ settings: { timeout = 0 } }: Page): Promise<never> {
  const limit = timeout > 0 ? timeout : 1500
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not there after ${limit} ms`)), limit)
  })
}
