import { callNative, native } from '../../base/native'

/**
 * Gives the focus back where the browser could not, because the element that had it is gone or hidden by now: to what opens the
 * menu, popover or details that it was in, else to another trigger, else to the page's main part or heading. The page is not
 * scrolled.
 */
export function returnFocus(focused: Element | null, triggers = ''): void {
  const now = native(document, 'activeElement')
  // The browser has given it back, or the page has moved it.
  if (now === focused || (now && now !== native(document, 'body'))) return
  for (const find of [() => openersOf(focused), () => all(triggers), () => all('main, h1'), () => all('body > *')]) {
    if (find().some(takesFocus)) return
  }
}

/** The elements that open or hold what the element is in, the nearest first. */
function openersOf(element: Element | null): Element[] {
  const found: Element[] = []
  for (let up = element; up; up = native(up, 'parentElement')) {
    const id = CSS.escape(callNative(up, 'getAttribute', 'id') ?? '')
    if (id) found.push(...all(`[popovertarget="${id}"], [commandfor="${id}"], [aria-controls~="${id}"]`))
    if (up.localName === 'details') found.push(...up.children)
  }
  return found
}

function all(selectors: string): Element[] {
  return selectors ? [...callNative(document, 'querySelectorAll', selectors)] : []
}

/** Focuses the element, made focusable for that time if need be. Gives back whether it has the focus. */
function takesFocus(element: Element): boolean {
  const focus = () => {
    callNative(element as HTMLElement, 'focus', { preventScroll: true })
    return native(document, 'activeElement') === element
  }
  if (focus()) return true
  if (callNative(element, 'hasAttribute', 'tabindex')) return false
  callNative(element, 'setAttribute', 'tabindex', '-1')
  const undo = () => callNative(element, 'removeAttribute', 'tabindex')
  const isFocused = focus()
  // The tabindex stays until the focus leaves: without it Chromium would take the focus away at once.
  if (isFocused) callNative(element, 'addEventListener', 'blur', undo, { once: true })
  else undo()
  return isFocused
}
