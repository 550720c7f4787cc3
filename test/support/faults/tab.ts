import type { Page } from 'playwright-core'

/** A page of the merchant in a tab, and the customer before it. */
export interface Tab {
  page: Page
  /** The trigger, `cancel`, `confirm`, with the mouse; the host's own action follows. */
  cancel(): Promise<void>
  /** A reason in one's own words, and then the same. */
  sayAndCancel(text: string): Promise<void>
  /** So many cancellations on a page that stays, pressed from within the page, which is faster. */
  cancelOften(count: number): Promise<void>
  /** One, after so many steps to the confirmation and back. */
  wanderAndCancel(steps: number): Promise<void>
  /** What the page still holds, undelivered or refused: ids. */
  undelivered(): Promise<string[]>
}

export interface TabOptions {
  page: Page
  /** Runs what costs processor time when there is some. */
  busy: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** So many more endings are to come. */
  onEnding: (count: number) => void
}

export function createTab({ page, busy, onEnding }: TabOptions): Tab {
  const part = (name: string) => page.locator(`fairwell-dialog [part~="${name}"]`)
  const confirm = async () => {
    await part('confirm').waitFor()
    onEnding(1)
    await part('confirm').click()
  }
  return {
    page,
    cancel: () =>
      busy(async () => {
        await page.click('#cancel')
        await part('cancel').click()
        await confirm()
      }),
    sayAndCancel: (text) =>
      busy(async () => {
        await page.click('#cancel')
        await page.locator('fairwell-dialog [part~="reason"][data-id="other"]').click()
        await part('question').locator('textarea').fill(text)
        await part('continue').click()
        await confirm()
      }),
    cancelOften: (count) =>
      busy(async () => {
        onEnding(count)
        for (let flow = 0; flow < count; flow++) await page.evaluate(pressThrough(0))
      }),
    wanderAndCancel: (steps) =>
      busy(async () => {
        onEnding(1)
        await page.evaluate(pressThrough(steps))
      }),
    undelivered: () => page.evaluate(`fairwell('undelivered').then((events) => events.map(({ id }) => id))`),
  }
}

const pressThrough = (steps: number) => `(async () => {
  const host = () => document.querySelector('fairwell-dialog')
  const part = (name) => host()?.shadowRoot.querySelector('[part~="' + name + '"]')
  const there = async (find) => {
    for (let element; ; await new Promise((resolve) => setTimeout(resolve, 5))) if ((element = find())) return element
  }
  const press = async (name) => (await there(() => part(name))).click()
  await there(() => !host())
  document.querySelector('#cancel').click()
  await there(host)
  for (let step = 0; step < ${steps}; step += 2) {
    await press('cancel')
    await there(() => part('confirm'))
    await press('back')
    await there(() => !part('confirm'))
  }
  await press('cancel')
  await press('confirm')
  await there(() => !host())
})()`
