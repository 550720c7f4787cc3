import { expect } from 'vitest'
import type { Visit } from './visit'

export async function elements({ page }: Visit): Promise<number> {
  return page.locator('fairwell-dialog').count()
}

/** Nothing of ours is over the page: its buttons take clicks, it scrolls. */
export async function expectFree(visit: Visit): Promise<void> {
  await expect.poll(() => elements(visit)).toBe(0)
  expect(await visit.page.evaluate('document.documentElement.getAttribute("style")')).toBeNull()
  await visit.page.click('#other', { timeout: 2000 })
  expect(await visit.host()).toContain('other')
}

export const body = `<main><button id="cancel">Cancel plan</button> <button id="other" onclick="host.push('other')">Other</button></main>`

export const outcome = `fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))`
