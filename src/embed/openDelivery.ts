import { createDelivery } from '../events/createDelivery'
import type { Delivery } from '../events/delivery'
import type { Page } from './page'
import { tellError } from './tell'

export interface OpenDelivery {
  /** Undefined without an endpoint: then events are only told to listeners. */
  delivery: () => Delivery | undefined
  stop: () => void
}

const heard = ['pagehide', 'pageshow', 'online', 'visibilitychange']

/** The page's one delivery, made when it is first wanted, and kept awake by what the browser tells of the page. */
export function openDelivery(page: Page): OpenDelivery {
  let delivery: Delivery | undefined
  let madeFor: string | undefined
  const hear = ({ type }: Event) => {
    if (type === 'pagehide' || document.hidden) delivery?.hide(type === 'pagehide')
    else delivery?.resume()
  }
  for (const type of heard) addEventListener(type, hear)
  return {
    delivery() {
      const { endpoint } = page.settings
      if (endpoint === madeFor) return delivery
      delivery?.stop()
      delivery = endpoint ? tryDeliveryTo(endpoint, page) : undefined
      madeFor = endpoint
      return delivery
    },
    stop() {
      for (const type of heard) removeEventListener(type, hear)
      delivery?.stop()
    },
  }
}

/** An endpoint that is no URL costs its events, not the flow. */
function tryDeliveryTo(endpoint: string, page: Page): Delivery | undefined {
  try {
    return deliveryTo(endpoint, page)
  } catch (cause) {
    tellError(page, `endpoint: expected a URL, got ${endpoint}; events are not sent.`, cause)
    return undefined
  }
}

function deliveryTo(endpoint: string, page: Page): Delivery {
  const denied = new Set<string>()
  const delivery = createDelivery({
    endpoint,
    origin: location.origin,
    storage: () => localStorage,
    indexedDB: () => indexedDB,
    fetch: globalThis.fetch,
    locks: navigator.locks,
    now: Date.now,
    monotonic: () => performance.now(),
    setTimeout,
    clearTimeout,
    random: Math.random,
    held: (page.settings.consent ?? 'granted') !== 'granted',
    onConfigError: (status) => tellError(page, `endpoint ${endpoint} answered ${status}; events are kept.`),
    onStorageError(store) {
      if (!denied.has(store)) tellError(page, `${store} could not be written.`)
      denied.add(store)
    },
    onDrop: (_, reason) => tellError(page, `event dropped: ${reason}.`),
  })
  if (page.settings.consent === 'refused') delivery.refuse()
  return delivery
}
