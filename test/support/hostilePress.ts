import type { Visit } from './visit'

export const settled = (visit: Visit) => visit.page.evaluate(() => new Promise((done) => setTimeout(done, 200)))

/** By hand: the driver's own click stumbles over such names, too. */
export async function press(visit: Visit, selectors: string): Promise<void> {
  const [x, y] = await visit.page.evaluate((selectors) => {
    const { x, y } = Element.prototype.getBoundingClientRect.call(document.querySelector(selectors))
    return [x + 5, y + 5] as const
  }, selectors)
  await visit.page.mouse.click(x, y)
}

/** The dialog by a press of `#cancel`. */
export async function open(visit: Visit): Promise<void> {
  await press(visit, '#cancel')
  await visit.part('dialog').waitFor()
}
