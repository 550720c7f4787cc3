import { callNative, native } from '../../base/native'

/**
 * Lays out the dialog of `host` in the page, and takes it out again before anything is painted: the first style and layout of a dialog
 * take a browser three times as long as the next. No focus, scroll position or size of the page changes.
 */
export function layOutUnseen(host: HTMLElement): void {
  const dialog = host.shadowRoot?.querySelector('dialog') as HTMLDialogElement
  // Unlike a call of `show`, the attribute leaves the focus where it is. What is fixed cannot lengthen the page.
  dialog.style.position = 'fixed'
  dialog.toggleAttribute('open')
  try {
    callNative(native(document, 'documentElement'), 'append', host)
    dialog.getBoundingClientRect()
  } finally {
    host.remove()
    dialog.toggleAttribute('open')
    dialog.style.position = ''
  }
}
