import type { BrowserContext, Page } from 'playwright-core'
import type { Guard } from './guard'
import { focusPlace } from './inPage'
import { keyOf, look, openFlow } from './openFlow'
import type { Screen } from './screen'

/** What became of the focus in the first screen's dialog; undefined where the first screen is a page. */
export interface FocusFound {
  goesIn: boolean
  staysIn: boolean
  escapeCloses: boolean
  comesBack: boolean
}

/** Opens the flow's first screen and goes through it by the keyboard alone. */
export async function tryFocus(
  context: BrowserContext,
  guard: Guard,
  place: { url: string; selector?: string | undefined },
): Promise<FocusFound | undefined> {
  const { page, entry, before, screen } = await openFlow(context, guard, place)
  if (!screen.isDialog || keyOf(screen) === keyOf(before)) {
    await page.close()
    return undefined
  }
  const goesIn = (await page.evaluate(focusPlace)) === 'inside'
  const staysIn = await staysThrough(page, screen)
  await page.keyboard.press('Escape')
  const escapeCloses = await closes(page, screen)
  const comesBack = escapeCloses && (await entry.evaluate(hasFocus).catch(() => false))
  await page.close()
  return { goesIn, staysIn, escapeCloses, comesBack }
}

/** Tab and Shift+Tab through all that can be focused, and a little further. The browser's own controls, beyond the last, are no escape. */
async function staysThrough(page: Page, { controls, fields, choices }: Screen): Promise<boolean> {
  const count = Math.min(40, controls.length + fields + choices.length + 3)
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let pressed = 0; pressed < count; pressed++) {
      await page.keyboard.press(key)
      if ((await page.evaluate(focusPlace)) === 'outside') return false
    }
  }
  return true
}

async function closes(page: Page, screen: Screen): Promise<boolean> {
  for (let waited = 0; waited < 2000; waited += 200) {
    await page.waitForTimeout(200)
    const now = await look(page)
    if (!now.isDialog || (now.heading !== screen.heading && now.controls.length !== screen.controls.length)) return true
  }
  return false
}

function hasFocus(element: Element): boolean {
  return (element.getRootNode() as Document | ShadowRoot).activeElement === element
}
