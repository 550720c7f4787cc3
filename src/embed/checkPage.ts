import { flowEventTypes } from '../events/flowEvent'
import type { Page } from './page'
import { tellError } from './tell'

const events: readonly string[] = ['outcome', 'event', 'error', ...flowEventTypes]
const told = new WeakMap<Page, Set<string>>()

/** Says, once of each, what the page asked for in vain; the loader has no room to know. */
export function checkPage(page: Page): void {
  const { timeout = 1500 } = page.settings
  const those = told.get(page) ?? new Set()
  told.set(page, those)
  const say = (message: string) => {
    if (!those.has(message)) tellError(page, message)
    those.add(message)
  }
  if (!(timeout > 0)) say(`timeout: expected milliseconds, got ${timeout}, so 1500.`)
  for (const name of page.listeners.keys()) if (!events.includes(name)) say(`on: no event is called "${name}".`)
}
