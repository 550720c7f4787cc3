import type { Outbox } from '../flowCode'
import type { Page } from '../page/page'
import { createConsentGate } from './createConsentGate'
import { createDeliveries } from './createDeliveries'
import { hearPage } from './hearPage'

/** Where all events of a page go: to a delivery for each of its sinks, once consent is granted. */
export function openDelivery(page: Page): Outbox {
  const gate = createConsentGate(page)
  const { all, own, renew, attach, tell, discard } = createDeliveries(page, gate)
  const stopHearing = hearPage(page, all, tell)

  const outbox: Outbox = {
    record(event, isFirst) {
      if (gate.isOpen()) for (const delivery of renew()) delivery.record(event, isFirst)
      else gate.hold(event)
    },
    async resume() {
      await attach()
      tell('resume')
    },
    async deliver(id, timeout) {
      await attach()
      const answers = await Promise.all(own().map(({ sender }) => sender?.deliver?.(id, timeout)))
      return answers.includes(true) && !answers.includes(false)
    },
    async undelivered() {
      await attach()
      const waiting = await Promise.all(tell('undelivered'))
      const events = [...gate.held(), ...waiting.flatMap((those) => those ?? [])]
      // An event that waits for several sinks is one event.
      return [...new Map(events.map((event) => [event.id, event])).values()]
    },
    heed() {
      if (page.settings.consent === 'refused') discard()
      const held = gate.isOpen() && gate.release()
      if (!held) return
      for (const event of held) outbox.record(event)
      void outbox.resume()
    },
    clear() {
      return Promise.all(discard().map(({ sender }) => sender?.clear?.()))
    },
    stop() {
      stopHearing()
      tell('stop')
    },
  }
  return outbox
}
