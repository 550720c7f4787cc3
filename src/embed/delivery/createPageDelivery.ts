import { createDelivery } from '../../events/delivery/createDelivery'
import type { Delivery, DeliveryOptions } from '../../events/delivery/delivery'
import type { Target } from '../../events/delivery/target'
import type { Page } from '../page/page'
import { callSetting, tellError } from '../page/tell'

/** A delivery with all it needs of the page. Undefined for an endpoint that is no URL: it costs its events, not the flow. */
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
      monotonic: () => performance.now(),
      setTimeout,
      random: Math.random,
      adopt,
      report(name, ...told) {
        const what = `${told.at(-1)}`
        if (denied.has(what)) return
        if (name === 'onStorageError') {
          denied.add(what)
          // What cannot be written down had better leave soon.
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
