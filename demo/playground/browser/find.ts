import type { Html } from '../../pages/layout'

/** An element that the page surely has. */
export function find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
  const element = document.querySelector<Found>(selector)
  if (!element) throw new Error(`playground: expected ${selector} on the page, got nothing`)
  return element
}

/** Markup from `html`, which has escaped what was put into it. It is a promise only around other promises; here are none. */
export function show(markup: Html): string {
  return String(markup)
}
