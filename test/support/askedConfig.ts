import type { Visit } from './visit'

/** Time for what must not happen to happen: two idle periods, and a round trip to the site behind whatever was sent. */
export async function settle({ page }: Visit): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn++) await new Promise((done) => requestIdleCallback(done, { timeout: 200 }))
    await fetch('/settled')
  })
}
