import type { HTMLElement } from 'node-html-parser'
import { bad, doubt, type Finding, good } from './finding'
import type { ServedPage } from './readPage'

/** Whether the selectors of `data-triggers` find the page's cancel buttons. */
export function examineTriggers({ root, hasCalls }: ServedPage, tag: HTMLElement): Finding[] {
  const selectors = tag.getAttribute('data-triggers')
  if (!selectors)
    return [
      (hasCalls ? doubt : bad)(
        'triggers',
        'data-triggers: expected CSS selectors of what cancels, got none',
        hasCalls
          ? 'A script in the page calls fairwell(…) and may set them, or open the flow itself.'
          : 'Set data-triggers, such as "#cancel".',
      ),
    ]
  try {
    const count = root.querySelectorAll(selectors).length
    if (count) return [good('triggers', `"${selectors}" finds ${count === 1 ? 'one element' : `${count} elements`}`)]
    return [
      doubt(
        'triggers',
        `expected an element that matches "${selectors}", got none in the page as it is served`,
        'Where a script draws the button, save the page as your browser shows it, and give that file with --at URL.',
      ),
    ]
  } catch {
    return [bad('triggers', `expected CSS selectors, got "${selectors}": no button is taken over`)]
  }
}
