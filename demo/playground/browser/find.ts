import type { Html } from '../../pages/layout'

/** The element with this selector. Throws an Error where the page has none. */
export function find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
  const element = document.querySelector<Found>(selector)
  if (!element) throw new Error(`playground: expected ${selector} on the page, got nothing`)
  return element
}

/**
 * The markup of `html` as text; `html` has escaped what was put into it. It returns a promise only around other promises,
 * which this page does not use.
 */
export function show(markup: Html): string {
  return String(markup)
}
