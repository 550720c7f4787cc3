// Modal libraries of the page take a press, a focus move or a key outside of them for their own business: they close, or
// pull the focus back. Measured with Radix, React Aria, MUI, Bootstrap and native dialogs.
const presses = 'pointerdown pointerup mousedown mouseup click touchstart touchend focusin focusout input'

// What is typed here is nobody's hotkey, and for nobody to write along. From outside, a key in our field looks like one
// on our element, which no hotkey library takes for a field.
const typed =
  'keydown keyup keypress beforeinput compositionstart compositionupdate compositionend copy cut paste'.split(' ')

/** Keeps what happens in the dialog from the page's listeners. Gives back the way to take our own off the page. */
export function guardEvents(root: ShadowRoot): () => void {
  for (const type of [...presses.split(' '), ...typed]) root.addEventListener(type, (event) => event.stopPropagation())
  // Radix hears Escape on document in the capture phase and prevents it, hotkeys do so with every key; only window comes
  // before. Ours needs none of these, but what the merchant's own code draws into our slots does. `input` must come
  // through to our own fields, so a page that captures it hears that it happened.
  const keep = (event: Event) => {
    const path = event.composedPath()
    const isEscape = (event as KeyboardEvent).key === 'Escape'
    if (path.includes(root) && (isEscape || root.contains(path[0] as Node))) event.stopImmediatePropagation()
  }
  for (const type of typed) addEventListener(type, keep, true)
  return () => {
    for (const type of typed) removeEventListener(type, keep, true)
  }
}
