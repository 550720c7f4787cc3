import type { Troubles } from '../../events/delivery/delivery'
import type { Page, Payloads } from './page'

/** Tells every listener; one that throws is reported and nothing more (law 1). */
export function callListeners<Name extends keyof Payloads>(page: Page, name: Name, told: Payloads[Name]): void {
  for (const listener of page.listeners.get(name) ?? []) void call(name, () => listener(told))
}

/** Calls at once; what it throws, or rejects with, is reported and nothing more. */
async function call(name: string, listener: () => unknown): Promise<void> {
  try {
    await listener()
  } catch (thrown) {
    console.error(`[fairwell] a listener of "${name}": expected none to throw; the flow goes on. Got`, thrown)
  }
}

/** What went wrong on our side: to the console once, and to whoever listens for errors. */
export function tellError(page: Page, message: string, cause: unknown = ''): void {
  console.warn(`[fairwell] ${message}`, cause)
  page.said.add(message)
  callListeners(page, 'error', { message, cause })
}

/** The same, for what stays true: once on a page. */
export function tellErrorOnce(page: Page, message: string): void {
  if (!page.said.has(message)) tellError(page, message)
}

/** Calls what was set to hear of it; that it throws is reported and nothing more. */
export function callSetting(page: Page, name: keyof Troubles, told: unknown[]): void {
  void call(name, () => (page.settings[name] as ((...told: unknown[]) => unknown) | undefined)?.(...told))
}
