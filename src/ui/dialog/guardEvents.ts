import { callNative } from '../../base/native'

// A modal library of the page reacts to a press or a focus move outside of its own dialog: it closes, or pulls the focus back.
// Measured with Radix, React Aria, MUI, Bootstrap and native dialogs.
const presses = 'pointerdown pointerup mousedown mouseup click touchstart touchend focusin focusout input'

// What is typed in the dialog must not trigger the page's hotkeys, nor be recorded. To the page, a key in our field seems to be
// pressed on our element, which no hotkey library takes for a text field.
const typed =
  'keydown keyup keypress beforeinput compositionstart compositionupdate compositionend copy cut paste'.split(' ')

// A menu of Headless UI looks for presses in the capture phase on document, closes, and takes the pressed item out of the page.
const begun = ['pointerdown', 'mousedown', 'touchstart']

// Our own listeners hear where a drag of the sheet and a press beside the screen begin.
const heard = 'dialog, .handle, .handle *'

/**
 * Keeps events inside the dialog from the page's listeners (law: a guest). Gives back a function that takes our own listeners
 * off.
 */
export function guardEvents(root: ShadowRoot): () => void {
  for (const type of [...presses.split(' '), ...typed]) root.addEventListener(type, (event) => event.stopPropagation())
  // Radix prevents Escape in the capture phase on document, and hotkey libraries do so with any key; only a listener on window
  // comes before them. The merchant's own code in our slots still hears its keys. `input` is not stopped here, because our own
  // fields need it: a page that captures it learns that something was typed.
  const keep = (event: Event) => {
    const path = event.composedPath()
    const isEscape = (event as KeyboardEvent).key === 'Escape'
    const isOwn =
      root.contains(path[0] as Node) && !(begun.includes(event.type) && (path[0] as Element).matches?.(heard))
    if (path.includes(root) && (isEscape || isOwn)) event.stopImmediatePropagation()
  }
  const kept = [...typed, ...begun]
  const listen = (how: 'addEventListener' | 'removeEventListener') => {
    for (const type of kept) callNative(window as EventTarget, how, type, keep, true)
  }
  listen('addEventListener')
  return () => listen('removeEventListener')
}
