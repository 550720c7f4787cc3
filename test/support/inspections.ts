import { examples } from '../../demo/gallery/examples'
import { runAxe } from './axe'
import { focused } from './focused'
import { clipped, contrasts, look, targets } from './measure'
import type { Inspection } from './screenFaults'

// Who has canceled already finds the way to cancel again below: staying is what they would have to ask for.
export const withOffers = examples.filter(({ step, id }) => step === 'offer' || id === 'paused')

export const axeFindsNothing: Inspection = async (visit) => {
  const { violations, seen } = await runAxe(visit)
  return seen ? violations : [...violations, 'axe saw nothing of it']
}

/** One dialog whose name is the visible title, modal unless it is a part of the page. */
export const isOneNamedDialog: Inspection = async (visit, { id }) => {
  const client = await visit.page.context().newCDPSession(visit.page)
  const { nodes } = await client.send('Accessibility.getFullAXTree')
  await client.detach()
  const dialogs = nodes.filter(({ role, ignored }) => role?.value === 'dialog' && !ignored)
  const isModal = dialogs[0]?.properties?.find(({ name }) => name === 'modal')?.value.value === true
  const title = await visit.part('title').textContent()
  return differs([dialogs.length, isModal, dialogs[0]?.name?.value], [1, !id.startsWith('inline'), title])
}

/** Every text has the contrast that WCAG AA asks of small text; `onTexts` hears how many texts were measured. */
export function textsRead(onTexts: (count: number) => void): Inspection {
  return async ({ page }) => {
    const found = await page.evaluate(contrasts)
    onTexts(found.length)
    return found.filter(({ ratio }) => ratio < 4.5).map(({ text, ratio }) => `${text} ${ratio.toFixed(2)}`)
  }
}

export const targetsAreBig: Inspection = async ({ page }) => {
  const found = await page.evaluate(targets)
  return found.filter(({ width, height }) => width < 24 || height < 24).map(({ name }) => name)
}

/** Nothing is cut off under this style sheet, which is gone again afterwards. */
export function cutsNothing(css = ''): Inspection {
  return async ({ page }) => {
    await page.evaluate(`(() => {
      const sheet = window.laidOver = new CSSStyleSheet()
      sheet.replaceSync(${JSON.stringify(css)})
      document.querySelector('fairwell-dialog').shadowRoot.adoptedStyleSheets.push(sheet)
    })()`)
    const found = await page.evaluate(clipped)
    await page.evaluate(`(() => {
      const root = document.querySelector('fairwell-dialog').shadowRoot
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== window.laidOver)
    })()`)
    return found
  }
}

export const movesNothing: Inspection = async ({ page }) =>
  differs(await page.evaluate('document.getAnimations().length'), 0)

export const buttonsHaveEdges: Inspection = async ({ page }) => {
  const edges = await page
    .locator('fairwell-dialog button')
    .evaluateAll((all) =>
      all.map((button) => [button.getAttribute('part'), getComputedStyle(button).borderTopWidth] as const),
    )
  return edges.filter(([, width]) => Number.parseFloat(width) < 1).map(([part]) => `${part} has no edge`)
}

/** The screen has one heading, and that has the focus. */
export const headingHasFocus: Inspection = async (visit, { id }) => {
  // A press on the screen itself leaves the focus where it was pressed.
  const stays = /picked|comment|accept$|choice/.test(id)
  const headings = await visit.page.locator('fairwell-dialog h2').count()
  return differs([headings, stays || (await focused(visit))], [1, stays || 'ours title'])
}

export const hasOneWayToCancel: Inspection = async (visit, { step }) =>
  differs(await visit.part('cancel').count(), step === 'done' ? 0 : 1)

/** Nothing is picked but what the way to this screen has picked. */
export const picksNothing: Inspection = async ({ page }, { step, presses }) => {
  const isPicked = presses.some((press) => /^(choice|reason)=/.test(press)) && step !== 'offer'
  const own = presses.filter((press) => press.startsWith('choice=')).length
  const expected = isPicked && step === 'survey' ? 1 : step === 'offer' ? own : 0
  return differs(await page.locator('fairwell-dialog :checked').count(), expected)
}

/** The way to cancel and the way to accept have the same size and weight, wherever there is an offer. */
export const waysAreEqual: Inspection = async (visit, screen) => {
  if (!withOffers.includes(screen)) return []
  const cancel = await visit.part('cancel').evaluate(look)
  const accepts = await Promise.all((await visit.part('accept').all()).map((accept) => accept.evaluate(look)))
  const isEqual = (accept: typeof cancel) => {
    const ratio = cancel.height / accept.height
    return (
      cancel.fontSize === accept.fontSize &&
      cancel.fontWeight === accept.fontWeight &&
      ratio > 0.95 &&
      ratio < 1.05 &&
      cancel.area / accept.area >= 0.9
    )
  }
  return accepts.filter((accept) => !isEqual(accept)).map((accept) => JSON.stringify([accept, cancel]))
}

/** The way to cancel stands inside the window before anybody scrolls, wherever there is an offer. */
export const cancelIsInView: Inspection = async (visit, screen) => {
  const { width, height } = visit.page.viewportSize() ?? { width: 0, height: 0 }
  // On so small a window a part of the page scrolls with the page, and a press further down has scrolled already.
  const scrolls = height <= 300 && /^inline|choice/.test(screen.id)
  if (!withOffers.includes(screen) || scrolls) return []
  const box = await visit.part('cancel').boundingBox()
  const isSeen = box && box.y >= 0 && box.y + box.height <= height && box.x >= 0 && box.x + box.width <= width
  return isSeen ? [] : [JSON.stringify(box)]
}

function differs(found: unknown, expected: unknown): string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
  return one === other ? [] : [`${one} instead of ${other}`]
}
