import type { FlowCode } from './flowCode'
import { openDelivery } from './openDelivery'
import { openSession } from './openSession'
import type { Page } from './page'

/** The flow's own code, bound to a page. Touches nothing of it before it is asked to. */
export function connect(page: Page): FlowCode {
  const { delivery, stop } = openDelivery(page)
  return {
    openSession: (opening) => openSession(page, opening, delivery()),
    resume: () => delivery()?.resume(),
    consent(isGranted) {
      page.settings.consent = isGranted ? 'granted' : 'refused'
      if (isGranted) delivery()?.release()
      else delivery()?.refuse()
    },
    deliver: async (id, timeout) => delivery()?.deliver(id, { timeout }) ?? false,
    undelivered: async () => delivery()?.undelivered() ?? [],
    clear: async () => delivery()?.clear(),
    stop,
  }
}
