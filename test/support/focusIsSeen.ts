import type { Inspection } from './screenFaults'

/**
 * Every control that Tab reaches on the screen has an outline of 2 pixels or more, and nothing stands over its middle: the buttons that
 * stay in view do not cover what has the focus (WCAG 2.4.7, 2.4.11).
 */
export const focusIsSeen: Inspection = async ({ page }) => {
  const controls = await page.locator('fairwell-dialog :is(button, a, input, textarea, summary)').count()
  const faults = new Set<string>()
  for (let press = 0; press <= controls; press += 1) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(unseen)
    if (fault) faults.add(fault)
  }
  return [...faults]
}

/** What is wrong with how the focus is seen; handed to the browser as text. Null where the focus is not in the dialog. */
function unseen(): string | null {
  const root = document.querySelector('fairwell-dialog')?.shadowRoot
  const focused = root?.activeElement
  if (!root || !focused || focused.matches('h2, dialog')) return null
  // An input of a row is as small as its dot; what shows the focus, and takes a press, is the row.
  const seen = (focused.matches('input') && focused.closest('label')) || focused
  const { outlineWidth, outlineStyle } = getComputedStyle(seen)
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2)
    return `${seen.outerHTML.slice(0, 120)} has no ring`
  const { left, top, width, height } = seen.getBoundingClientRect()
  const above = root.elementFromPoint(left + width / 2, top + height / 2)
  return above && (seen.contains(above) || above.contains(seen))
    ? null
    : `${seen.outerHTML.slice(0, 120)} is under ${above?.outerHTML.slice(0, 60)}`
}
