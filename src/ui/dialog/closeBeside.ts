/** A press that begins and ends beside the dialog closes it; a selection dragged out of it, or a press into it, does not. */
export function closeBeside(element: HTMLDialogElement, onClose: () => void): void {
  // The screen fills the dialog, so a press whose target is the dialog itself lies beside the screen.
  let isBeside = false
  element.addEventListener('pointerdown', ({ target }) => {
    isBeside = target === element
  })
  element.addEventListener('pointerup', ({ target }) => {
    isBeside &&= target === element
  })
  // The second press of a double click may lie beside the next screen, when that one is smaller.
  element.addEventListener('click', ({ target, detail }) => {
    if (isBeside && target === element && detail < 2) onClose()
  })
}
