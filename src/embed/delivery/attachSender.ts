import type { Delivery } from '../../events/delivery/delivery'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'

/** Loads what sends a delivery and attaches it. Rejects when the code does not come, so that the caller asks again. */
export async function attachSender(page: Page, delivery: Delivery): Promise<void> {
  const { target, sender } = delivery
  if (sender) return
  const { createSender } = await import('../screen/later')
  const sinks = target.name ? await import('./sinks') : undefined
  try {
    delivery.attach(sinks ? sinks.senderFor(createSender, target) : createSender)
  } catch (cause) {
    tellError(page, 'events: expected what sends them, got what follows; they wait.', cause)
  }
}
