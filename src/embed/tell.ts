import type { Troubles } from '../events/delivery'
import type { Page, Told } from './page'

/** Tells every listener; one that throws is reported and nothing more (law 1). */
export function tell<Name extends keyof Told>(page: Page, name: Name, told: Told[Name]): void {
  for (const listener of page.listeners.get(name) ?? []) {
    try {
      const later = listener(told)
      if (later instanceof Promise) later.catch((thrown) => report(name, thrown))
    } catch (thrown) {
      report(name, thrown)
    }
  }
}

function report(name: string, thrown: unknown): void {
  console.error(`[fairwell] a listener of "${name}" threw; the flow goes on.`, thrown)
}

/** What went wrong on our side: to the console once, and to whoever listens for errors. */
export function tellError(page: Page, message: string, cause: unknown = ''): void {
  console.warn(`[fairwell] ${message}`, cause)
  tell(page, 'error', { message, cause })
}

/** Calls what was set to hear of it; that it throws is reported and nothing more. */
export function callSetting(page: Page, name: keyof Troubles, told: unknown[]): void {
  const call = async () => (page.settings[name] as ((...told: unknown[]) => unknown) | undefined)?.(...told)
  call().catch((thrown) => report(name, thrown))
}
