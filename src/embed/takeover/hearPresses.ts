import type { Page } from '../page/page'
import { tellError } from '../page/tell'
import type { CarryOn } from './createCarryOn'
import { findTrigger, isPlain, isRefused, type Trigger } from './trigger'

const heard = ['click', 'submit', 'pointerover', 'focusin', 'touchstart']

/**
 * Hears what is done to the page's triggers: `open` is called for a press that cancels, `warm` for a sign that one may come.
 * Gives back the way to stop.
 */
export function hearPresses(
  page: Page,
  carryOn: CarryOn,
  open: (trigger: Trigger) => unknown,
  warm: () => void,
): () => void {
  const listen = (how: 'addEventListener' | 'removeEventListener') => {
    for (const type of heard) globalThis[how](type, hear, true)
  }
  listen('addEventListener')
  return () => listen('removeEventListener')

  /** What throws here costs the page nothing: its own cancel happens. */
  function hear(event: Event): void {
    try {
      const isClick = event.type === 'click'
      if (isClick) carryOn.hear(event)
      const trigger = triggerOf(event, page)
      if (!trigger) return
      if (!isClick && event.type !== 'submit') warm()
      else if (isPlain(event) && !carryOn.isCarriedOn(event, trigger)) take(event, trigger)
    } catch (cause) {
      tellError(page, 'expected to take a press over, got what follows; it is left to the page.', cause)
    }
  }

  function take(event: Event, trigger: Trigger): void {
    if (!isRefused(trigger)) void open(trigger)
    event.stopImmediatePropagation()
    // preventDefault comes last: had anything above thrown, the page's own cancel would still happen.
    event.preventDefault()
  }
}

/** The trigger that the event is about, or undefined. Selectors that the browser cannot read are told and dropped. */
function triggerOf(event: Event, page: Page): Trigger | undefined {
  const { settings } = page
  const { triggers } = settings
  if (!triggers) return undefined
  try {
    return findTrigger(event, triggers)
  } catch (cause) {
    settings.triggers = ''
    tellError(page, `triggers: expected CSS selectors, got ${triggers}; every press is left to the page.`, cause)
    return undefined
  }
}
