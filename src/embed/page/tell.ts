import type { Troubles } from '../../events/delivery/delivery'
import type { Page, Payloads } from './page'

/** Calls every listener of this name. One that throws is reported on the console and changes nothing else (law: a guest). */
export function callListeners<Name extends keyof Payloads>(page: Page, name: Name, payload: Payloads[Name]): void {
  for (const listener of page.listeners.get(name) ?? []) void call(name, () => listener(payload))
}

/** Calls a listener in the same task; what it throws or rejects with is reported on the console. */
async function call(name: string, listener: () => unknown): Promise<void> {
  try {
    await listener()
  } catch (thrown) {
    console.error(`[fairwell] a listener of "${name}": expected none to throw; the flow goes on. Got`, thrown)
  }
}

/** Reports what went wrong on our side: on the console, and to the listeners of `error`. */
export function tellError(page: Page, message: string, ...causes: [cause?: unknown]): void {
  // Without a cause nothing is written: an empty one would leave a blank at the end of the line.
  console.warn(`[fairwell] ${message}`, ...causes)
  page.said.add(message)
  callListeners(page, 'error', { message, cause: causes[0] ?? '' })
}

/** Reports what stays wrong as long as the page lives, such as a bad setting: only once for each message. */
export function tellErrorOnce(page: Page, message: string): void {
  if (!page.said.has(message)) tellError(page, message)
}

/** Calls a function that is a setting, such as `onDrop`, where it is set; what it throws is reported on the console. */
export function callSetting(page: Page, name: keyof Troubles, told: unknown[]): void {
  void call(name, () => (page.settings[name] as ((...told: unknown[]) => unknown) | undefined)?.(...told))
}
