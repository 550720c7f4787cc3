import { type ComponentChildren, Fragment, render } from 'preact'
import { callNative, native } from '../../base/native'
import { guardEvents } from './guardEvents'
import { lockScroll, styleSheet } from './lockScroll'
import { returnFocus } from './returnFocus'
import styles from './styles.css?inline'
import type { ThemeStyle } from './theme'

/** How the dialog stands in the page; the same for all screens of a flow. */
export interface DialogLook {
  lang?: string
  dir?: 'ltr' | 'rtl'
  style: ThemeStyle
  layout?: string | undefined
}

export interface Drawing {
  /** Of the screen: another name is another screen. */
  name: string
  /** What the dialog says of itself as `data-step`. */
  step: string
  look: DialogLook
  screen: ComponentChildren
}

export interface Dialog {
  /** Of the dialog and all in it. */
  root: ShadowRoot
  addStyles(css: string): void
  /**
   * Shows what is given, keeping of the elements on the screen those that stay: the focus, the caret, a half-written
   * text. What has another `name` is a new screen: its heading takes the focus.
   */
  draw(drawing: Drawing): void
  /** Puts the host into the page and opens: modal, or a part of the page within `place`. Throws where it cannot be shown. */
  open(place?: Element): void
  /** Closes, gives back focus and scroll, and takes the host out of the page. */
  close(): void
}

export interface DialogSettings {
  nonce?: string
  /** Selectors of what opens the dialog: one of them gets the focus when the element that had it is gone. */
  triggers?: string
}

/** Parsed once for a page, however often the dialog opens. */
const sheets: Record<string, CSSStyleSheet | undefined> = {}

/**
 * A native dialog in the open shadow root of `host`. When modal, the host stands on `<html>`, where body swaps and
 * transforms do not reach it. `onClose` hears Escape, a click beside the dialog, the browser's own close request, and
 * that the page took us out.
 */
export function createDialog(host: HTMLElement, { nonce, triggers }: DialogSettings, onClose: () => void): Dialog {
  const root = host.attachShadow({ mode: 'open' })
  /** For engines without constructable sheets. */
  const inlineStyles: string[] = []
  const element = () => root.querySelector('dialog') as HTMLDialogElement
  const watch = new MutationObserver(() => host.isConnected || onClose())
  let drawn: string | undefined
  let restore = () => {}
  const dialog: Dialog = {
    root,
    addStyles(css) {
      sheets[css] ??= styleSheet(css)
      const sheet = sheets[css]
      if (sheet && 'adoptedStyleSheets' in root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
      else inlineStyles.push(css)
    },
    draw({ name, step, look: { layout, ...look }, screen }) {
      render(
        <>
          {inlineStyles.map((css) => (
            <style key={css} nonce={nonce}>
              {css}
            </style>
          ))}
          <dialog key="dialog" part="dialog" aria-labelledby="title" data-step={step} data-layout={layout} {...look}>
            <Fragment key={name}>{screen}</Fragment>
          </dialog>
        </>,
        root,
      )
      if (name === drawn) return
      drawn = name
      root.querySelector('h2')?.focus()
      element().scrollTop = 0
    },
    open(place) {
      const focused = native(document, 'activeElement')
      const page = native(document, 'documentElement')
      const unguard = guardEvents(root)
      // Before the dialog is there, or the browser would lay out everything twice.
      const unlock = place ? () => {} : lockScroll()
      restore = () => {
        unguard()
        unlock()
        returnFocus(focused, triggers)
      }
      callNative(place ?? page, 'append', host)
      const shown = element()
      shown.addEventListener('close', onClose)
      shown[place ? 'show' : 'showModal']()
      // A display:none forced on us from outside would leave the whole page inert behind nothing.
      if (!shown.getBoundingClientRect().height) throw new Error('the dialog has no size')
      if (!place) closeBeside(shown, onClose)
      watch.observe(page, { childList: true, subtree: !!place })
    },
    close() {
      watch.disconnect()
      const shown = element()
      shown?.removeEventListener('close', onClose)
      // A dialog that was moved or removed keeps `open` without being modal; close() puts both right.
      shown?.close()
      host.remove()
      restore()
      restore = () => {}
    },
  }
  dialog.addStyles(styles)
  return dialog
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
