import { guardEvents } from './guardEvents'
import { lockScroll } from './lockScroll'
import styles from './styles.css?inline'

export interface Dialog {
  /** The custom element that stands in the page. */
  host: HTMLElement
  element: HTMLDialogElement
  /** Puts the host into the page and opens the dialog. Throws where the browser cannot show it. */
  open(): void
  /** Closes, gives back focus and scroll, and takes the host out of the page. */
  close(): void
}

export interface DialogSettings {
  nonce?: string
  /** Selectors of what opens the dialog: one of them gets the focus when the element that had it is gone. */
  triggers?: string
}

/**
 * A native modal dialog in an open shadow root on `<html>`, where body swaps and transforms do not reach it.
 * `onClose` hears Escape, a click beside the dialog, and the browser's own close request.
 */
export function createDialog({ nonce, triggers }: DialogSettings, onClose: () => void): Dialog {
  const host = document.createElement('fairwell-dialog')
  // React Aria closes its own modal at a click outside unless the outsider says so (adobe/react-spectrum#8784).
  host.setAttribute('data-react-aria-top-layer', 'true')
  const root = host.attachShadow({ mode: 'open' })
  addStyles(root, nonce)
  const element = document.createElement('dialog')
  element.setAttribute('part', 'dialog')
  element.setAttribute('aria-labelledby', 'title')
  root.append(element)
  let restore = () => {}
  element.addEventListener('close', onClose)
  closeBeside(element, onClose)
  return {
    host,
    element,
    open() {
      const focused = document.activeElement
      document.documentElement.append(host)
      element.showModal()
      // A display:none forced on us from outside would leave the whole page inert behind nothing.
      if (!element.getBoundingClientRect().height) throw new Error('the dialog has no size on this page')
      const unguard = guardEvents(root)
      const unlock = lockScroll()
      restore = () => {
        unguard()
        unlock()
        if (!focused?.isConnected) focusInstead(triggers)
      }
    },
    close() {
      element.removeEventListener('close', onClose)
      // A dialog that was moved or removed keeps `open` without being modal; close() puts both right.
      element.close()
      host.remove()
      restore()
      restore = () => {}
    },
  }
}

function focusInstead(triggers: string | undefined): void {
  const find = (selectors: string) => document.querySelector<HTMLElement>(selectors)
  const target = (triggers && find(triggers)) || find('main, h1')
  if (!target) return
  const isOurs = !target.hasAttribute('tabindex') && target.tabIndex < 0
  if (isOurs) target.tabIndex = -1
  target.focus()
  if (isOurs) target.removeAttribute('tabindex')
}

function addStyles(root: ShadowRoot, nonce: string | undefined): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    root.adoptedStyleSheets = [sheet]
  } catch {
    const style = document.createElement('style')
    if (nonce) style.nonce = nonce
    style.textContent = styles
    root.append(style)
  }
}

/** A press that begins and ends beside the dialog closes it; dragging a selection out of it does not. */
function closeBeside(element: HTMLDialogElement, onClose: () => void): void {
  // The screen fills the dialog, so what has the dialog itself as its target lies beside it. The second press of a
  // double one comes to lie there when the next screen is a smaller one.
  let pressed: EventTarget | null
  element.addEventListener('pointerdown', ({ target }) => {
    pressed = target
  })
  element.addEventListener('click', ({ target, detail }) => {
    if (target === element && pressed === element && detail < 2) onClose()
  })
}
