import { guardEvents } from './guardEvents'
import { lockScroll, styleSheet } from './lockScroll'
import styles from './styles.css?inline'

/** Parsed once for a page, however often the dialog opens. */
const sheets: Record<string, CSSStyleSheet | undefined> = {}

export interface Dialog {
  /** The custom element that stands in the page. */
  host: HTMLElement
  element: HTMLDialogElement
  addStyles(css: string): void
  /**
   * Puts the host into the page and opens the dialog: modal, or a part of the page within `place`. Throws where the
   * browser cannot show it.
   */
  open(place?: Element): void
  /** Closes, gives back focus and scroll, and takes the host out of the page. */
  close(): void
}

export interface DialogSettings {
  nonce?: string
  /** Selectors of what opens the dialog: one of them gets the focus when the element that had it is gone. */
  triggers?: string
}

/**
 * A native dialog in an open shadow root; when modal, on `<html>`, where body swaps and transforms do not reach it.
 * `onClose` hears Escape, a click beside the dialog, the browser's own close request, and that the page took us out.
 */
export function createDialog({ nonce, triggers }: DialogSettings, onClose: () => void): Dialog {
  const host = document.createElement('fairwell-dialog')
  // React Aria closes its own modal at a click outside unless the outsider says so (adobe/react-spectrum#8784).
  host.setAttribute('data-react-aria-top-layer', 'true')
  const root = host.attachShadow({ mode: 'open' })
  const addStyles = (css: string) => addStylesTo(root, css, nonce)
  addStyles(styles)
  const element = document.createElement('dialog')
  element.setAttribute('part', 'dialog')
  element.setAttribute('aria-labelledby', 'title')
  root.append(element)
  let restore = () => {}
  element.addEventListener('close', onClose)
  const watch = new MutationObserver(() => host.isConnected || onClose())
  return {
    host,
    element,
    addStyles,
    open(place) {
      const focused = document.activeElement
      const page = document.documentElement
      const unguard = guardEvents(root)
      // Before the dialog is there, or the browser would lay out everything twice.
      const unlock = place ? () => {} : lockScroll()
      restore = () => {
        unguard()
        unlock()
        if (!focused?.isConnected) focusInstead(triggers)
      }
      ;(place ?? page).append(host)
      element[place ? 'show' : 'showModal']()
      // A display:none forced on us from outside would leave the whole page inert behind nothing.
      if (!element.getBoundingClientRect().height) throw new Error('the dialog has no size')
      if (!place) closeBeside(element, onClose)
      watch.observe(page, { childList: true, subtree: !!place })
    },
    close() {
      watch.disconnect()
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
  if (!target.hasAttribute('tabindex') && target.tabIndex < 0) {
    target.tabIndex = -1
    // Not before: without it Chromium would take the focus away again.
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true })
  }
  target.focus()
}

function addStylesTo(root: ShadowRoot, css: string, nonce: string | undefined): void {
  sheets[css] ??= styleSheet(css)
  const sheet = sheets[css]
  if (sheet && 'adoptedStyleSheets' in root) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    return
  }
  const style = document.createElement('style')
  if (nonce) style.nonce = nonce
  style.textContent = css
  root.append(style)
}

/** A press that begins and ends beside the dialog closes it; a selection dragged out of it, or a press into it, does not. */
function closeBeside(element: HTMLDialogElement, onClose: () => void): void {
  // The screen fills the dialog, so what has the dialog itself as its target lies beside it.
  let isBeside = false
  element.addEventListener('pointerdown', ({ target }) => {
    isBeside = target === element
  })
  element.addEventListener('pointerup', ({ target }) => {
    isBeside &&= target === element
  })
  // The second press of a double one may come to lie beside the next screen, when that is a smaller one.
  element.addEventListener('click', ({ target, detail }) => {
    if (isBeside && target === element && detail < 2) onClose()
  })
}
