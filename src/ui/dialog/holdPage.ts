import { native } from '../../base/native'
import { guardEvents } from './guardEvents'
import { lockScroll } from './lockScroll'
import { returnFocus } from './returnFocus'

/**
 * Keeps the page's listeners away from what happens in the dialog, and under a modal one keeps the page from scrolling. Gives
 * back the way to undo that and to return the focus: to the element that has it now, or, where that is gone, to one that
 * `triggers` selects. Call it before the dialog is in the page, or the browser lays everything out twice.
 */
export function holdPage(root: ShadowRoot, isModal: boolean, triggers: string | undefined): () => void {
  const focused = native(document, 'activeElement')
  const unguard = guardEvents(root)
  const unlock = isModal && lockScroll()
  return () => {
    unguard()
    if (unlock) unlock()
    returnFocus(focused, triggers)
  }
}
