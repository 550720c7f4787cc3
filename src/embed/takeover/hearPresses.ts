import { callNative } from '../../base/native'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'
import type { CarryOn } from './createCarryOn'
import { findTrigger, isPlain, isRefused, type Trigger } from './trigger'

const heard = ['click', 'submit', 'keydown', 'pointerover', 'focusin', 'touchstart']

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
    // The page may have a function of its own of this name.
    for (const type of heard) callNative(window as EventTarget, how, type, hear, true)
  }
  listen('addEventListener')
  return () => listen('removeEventListener')

  /** What throws here costs the page nothing: its own cancel happens. */
  function hear(event: Event): void {
    try {
      const { type } = event
      if (type === 'click') carryOn.hear(event)
      const trigger = triggerOf(event, page)
      if (!trigger) return
      if (type === 'keydown') hearKey(event as KeyboardEvent, trigger)
      else if (type !== 'click' && type !== 'submit') warm()
      else if (isPlain(event) && !carryOn.isCarriedOn(event, trigger)) take(event, trigger)
    } catch (cause) {
      tellError(page, 'expected to take a press over, got what follows; it is left to the page.', cause)
    }
  }

  /**
   * Keeps the keys that press from the page: React Aria acts on them, and not on the click that the browser makes of them. Where it
   * makes none, since the element has but the role of a control, the key is the press.
   */
  function hearKey(event: KeyboardEvent, trigger: Trigger): void {
    if (event.repeat || !isPlain(event) || !/^( |Enter)$/.test(event.key)) return
    const is = (selectors: string) => callNative(trigger.node, 'matches', selectors)
    if (is('button,[href]')) event.stopImmediatePropagation()
    else if (is('[role=button],[role=link],[role^=menuitem]')) take(event, trigger)
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
