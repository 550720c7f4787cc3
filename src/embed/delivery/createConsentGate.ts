import type { CloudEvent } from '../../events/wire/flowEvent'
import type { Page } from '../page/page'

/**
 * Keeps events in memory until the page's setting `consent` is `granted`, which it is by default. The setting is read each time:
 * the page may change it. Nothing here writes to the browser.
 */
export interface ConsentGate {
  /** Whether events may be kept and sent. */
  isOpen(): boolean
  /**
   * Holds copies of events back; forgets them where consent is refused. Called without events it notes that something was to be
   * sent, so that `release` gives a list, if an empty one.
   */
  hold(...events: CloudEvent[]): void
  held(): CloudEvent[]
  /** Hands out what was held and holds nothing any more; undefined when `hold` was not called. */
  release(): CloudEvent[] | undefined
}

/** Makes the gate of a page: it stays shut while the setting `consent` is `pending`. */
export function createConsentGate(page: Page): ConsentGate {
  let held: CloudEvent[] | undefined
  return {
    isOpen: () => (page.settings.consent ?? 'granted') === 'granted',
    hold(...events) {
      // Copies: the page may go on changing what it gave us.
      if (page.settings.consent !== 'refused' || !events[0]) held = [...(held ?? []), ...structuredClone(events)]
    },
    held: () => held ?? [],
    release() {
      const released = held
      held = undefined
      return released
    },
  }
}
