import { openDelivery } from './delivery/openDelivery'
import type { FlowCode } from './flowCode'
import { openSession } from './opening/openSession'
import { rehearse } from './opening/rehearse'
import { checkObject } from './page/checkObject'
import type { Page } from './page/page'

/** Binds the flow's code to a page. It touches nothing of the page until one of its methods is called (law: a guest). */
export function connect(page: Page): FlowCode {
  const delivery = openDelivery(page)
  let rehearsal: Promise<void> | undefined
  return {
    openSession: (opening) => openSession(page, opening, delivery),
    rehearse(config) {
      rehearsal ??= rehearse(page, config).finally(() => {
        rehearsal = undefined
      })
      return rehearsal
    },
    delivery,
    deliver: async (event, { timeout = 3000 } = {}) => delivery.deliver(checkObject('deliver', event).id, timeout),
    stop: delivery.stop,
  }
}
