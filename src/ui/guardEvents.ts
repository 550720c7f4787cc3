// Modal libraries of the page take a press, a focus move or a key outside of them for their own business: they close, or
// pull the focus back. Measured with Radix, React Aria, MUI, Bootstrap and native dialogs.
const ours =
  'pointerdown pointerup mousedown mouseup click touchstart touchend focusin focusout keydown keyup keypress'.split(' ')

/** Keeps what happens in the dialog from the page's listeners. Gives back the way to take our own off the page. */
export function guardEvents(root: ShadowRoot): () => void {
  for (const type of ours) root.addEventListener(type, (event) => event.stopPropagation())
  // Radix hears Escape on document in the capture phase and prevents it; only window comes before.
  const keepEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && event.composedPath().includes(root)) event.stopImmediatePropagation()
  }
  addEventListener('keydown', keepEscape, true)
  return () => removeEventListener('keydown', keepEscape, true)
}
