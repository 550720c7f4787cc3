import { callNative, native } from '../../base/native'
import type { Page } from '../page/page'
import { callSetting, tellError } from '../page/tell'
import type { Deliveries } from './createDeliveries'

/** Lets deliveries hear what the browser says: the page is seen, hidden, left, online, forbidden. Gives back the way to stop. */
export function hearPage(page: Page, all: Deliveries['all'], tell: Deliveries['tell']): () => void {
  const forbidden = new Set<string>()

  const hearVisibility = ({ type }: Event) => {
    if (type === 'pagehide' || native(document, 'hidden')) tell('hide', type === 'pagehide')
    else tell('resume')
  }

  /** To what sends, a request that the page's own policy forbids looks like a dead network; only this event tells them apart. */
  const hearPolicy = ({ blockedURI, disposition }: SecurityPolicyViolationEvent) => {
    for (const { url } of all()) {
      if (disposition !== 'enforce' || ![url, new URL(url).origin].includes(blockedURI) || forbidden.has(url)) continue
      forbidden.add(url)
      tellError(
        page,
        `onConfigError: expected to reach ${url}, got a content security policy that forbids it; its events wait.`,
      )
      callSetting(page, 'onConfigError', [url, 0])
    }
  }

  /** Another page has delivered an event, or was reset. Kept in memory here, the event would be written down anew. */
  const hearRemoval = ({ key, newValue }: StorageEvent) => {
    for (const { entries, keyOf } of all())
      for (const [id, entry] of entries) if (newValue === null && key === keyOf(entry)) entries.delete(id)
  }

  const heard = {
    pagehide: hearVisibility,
    pageshow: hearVisibility,
    online: hearVisibility,
    visibilitychange: hearVisibility,
    securitypolicyviolation: hearPolicy,
    storage: hearRemoval,
  }
  const listen = (how: 'addEventListener' | 'removeEventListener') => {
    for (const [type, listener] of Object.entries(heard))
      callNative(window as EventTarget, how, type, listener as EventListener)
  }
  listen('addEventListener')
  return () => listen('removeEventListener')
}
