import type { BrowserContext, ElementHandle, Page } from 'playwright-core'
import type { Guard } from './guard'
import { lookAtScreen } from './inPage'
import { meaningOf } from './meaningOf'
import type { Screen } from './screen'

/** One thing that a customer does on a screen: picks an answer, or none, and presses a button, both by name. */
export interface Step {
  answer?: string
  press: string
}

/** A page whose cancel button was pressed. */
export interface OpenFlow {
  page: Page
  entry: ElementHandle<Element>
  /** The page before the press. */
  before: Screen
  screen: Screen
}

/** Loads the page and presses its cancel button, which `selector` finds or else its name does. Throws an Error where there is none. */
export async function openFlow(
  context: BrowserContext,
  guard: Guard,
  { url, selector }: { url: string; selector?: string | undefined },
): Promise<OpenFlow> {
  const page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
  guard.open()
  await page.goto(url, { waitUntil: 'load', timeout: 30_000 })
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {})
  guard.close(page.url())
  const before = await look(page)
  const entry =
    selector === undefined
      ? await namedEntry(page, before)
      : await page
          .locator(selector)
          .first()
          .elementHandle({ timeout: 3000 })
          .catch(() => null)
  if (!entry) throw new Error(noEntry(selector))
  await entry.click({ timeout: 5000 })
  return { page, entry, before, screen: await changed(page, before) }
}

const noEntry = (selector: string | undefined) =>
  selector === undefined
    ? 'expected a visible button or link that says cancel in the language of the page, got none. Name it: --cancel SELECTOR.'
    : `--cancel: expected a selector of what is on the page, got ${selector}, which finds nothing.`

async function namedEntry(page: Page, { controls, language }: Screen): Promise<ElementHandle<Element> | null> {
  const found = controls.find(({ name, isDisabled }) => !isDisabled && meaningOf(name, language) === 'cancel')
  return found ? controlAt(page, found.index) : null
}

async function controlAt(page: Page, index: number): Promise<ElementHandle<Element> | null> {
  const handle = await page.evaluateHandle(`window.fairwellAudit.presses[${index}]`)
  return handle.asElement() as ElementHandle<Element> | null
}

/** Does a step and gives the screen after it; undefined where what it names is not there, or cannot be pressed. */
export async function doStep(page: Page, screen: Screen, { answer, press }: Step): Promise<Screen | undefined> {
  const choice = answer === undefined ? -1 : screen.choices.indexOf(answer)
  if (choice >= 0) await page.evaluate(`window.fairwellAudit.radios[${choice}].click()`)
  const answered = choice >= 0 ? await look(page) : screen
  const control = answered.controls.find(({ name, isDisabled }) => name === press && !isDisabled)
  const element = control && (await controlAt(page, control.index))
  if (!element) return undefined
  const isPressed = await element.click({ timeout: 3000 }).then(
    () => true,
    () => false,
  )
  return isPressed ? changed(page, answered) : undefined
}

/** What the customer has before them now. A page on its way to another is asked again. */
export async function look(page: Page): Promise<Screen> {
  for (let tries = 0; ; tries++) {
    try {
      return (await page.evaluate(lookAtScreen)) as Screen
    } catch (error) {
      if (tries === 10) throw error
      await page.waitForTimeout(200)
    }
  }
}

/** The screen after a press: the first that differs and stands still for a moment; after three seconds, the one that is there. */
async function changed(page: Page, before: Screen): Promise<Screen> {
  let last = await look(page)
  for (let waited = 0; waited < 3000; waited += 150) {
    await page.waitForTimeout(150)
    const now = await look(page)
    if (keyOf(now) !== keyOf(before) && keyOf(now) === keyOf(last)) return now
    last = now
  }
  return last
}

/** What tells screens apart: all that is said and pressed, without the figures that may count. */
export function keyOf({ isDialog, address, controls, texts, choices }: Screen): string {
  const said = [...controls.map(({ name }) => name), ...texts.map(({ text }) => text), ...[...choices].sort()]
  return JSON.stringify([isDialog, address, ...said.map((text) => text.replace(/\d/g, '0'))])
}
