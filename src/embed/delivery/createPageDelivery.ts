import { createDelivery } from '../../events/delivery/createDelivery'
import type { Delivery, DeliveryOptions } from '../../events/delivery/delivery'
import type { Target } from '../../events/delivery/target'
import type { Page } from '../page/page'
import { callSetting, tellError } from '../page/tell'

/**
 * A delivery with all that it needs of the page. Undefined for an endpoint that is no URL: that is told, its events are lost, and
 * the flow goes on. `send` is called when what waits should leave soon; `adopt` as in DeliveryOptions.
 */
export function createPageDelivery(
  page: Page,
  target: Target,
  send: () => void,
  adopt: DeliveryOptions['adopt'],
): Delivery | undefined {
  const { endpoint } = target
  const denied = new Set<string>()
  try {
    return createDelivery({
      ...target,
      origin: location.origin,
      storage: () => localStorage,
      indexedDB: () => indexedDB,
      fetch: globalThis.fetch,
      locks: navigator.locks,
      now: Date.now,
      // A page may have a global of its own of this name.
      monotonic: performance?.now ? () => performance.now() : Date.now,
      setTimeout,
      random: Math.random,
      adopt,
      report(name, ...told) {
        const what = `${told.at(-1)}`
        if (denied.has(what)) return
        if (name === 'onStorageError') {
          denied.add(what)
          // An event that cannot be written down is lost with the page, so it is sent soon.
          send()
        }
        tellError(page, `${name}: ${what}.`)
        callSetting(page, name, told)
      },
    })
  } catch (cause) {
    tellError(page, `endpoint: expected a URL, got ${endpoint}; events are not sent.`, cause)
  }
}
