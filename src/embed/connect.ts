import { once } from '../decide/once'
import { checkObject } from './checkObject'
import type { FlowCode } from './flowCode'
import { openDelivery } from './openDelivery'
import { openSession } from './openSession'
import type { Page } from './page'
import { rehearse } from './rehearse'

/** The flow's own code, bound to a page. Touches nothing of it before it is asked to. */
export function connect(page: Page): FlowCode {
  const delivery = openDelivery(page)
  return {
    openSession: (opening) => openSession(page, opening, delivery),
    rehearse: once((config) => rehearse(page, config)),
    delivery,
    deliver: async (event, { timeout = 3000 } = {}) => delivery.deliver(checkObject('deliver', event).id, timeout),
    stop: delivery.stop,
  }
}
