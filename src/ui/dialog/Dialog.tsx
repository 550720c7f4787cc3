import { type ComponentChildren, Fragment, render } from 'preact'
import { callNative, native } from '../../base/native'
import { closeBeside } from './closeBeside'
import { holdPage } from './holdPage'
import { styleSheet } from './lockScroll'
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
  /** The name of the screen: another name is another screen. */
  name: string
  /** What the dialog says of itself as `data-step`. */
  step: string
  look: DialogLook
  screen: ComponentChildren
}

export interface Dialog {
  /** The shadow root that holds the dialog and its styles. */
  root: ShadowRoot
  /** Adds styles to the shadow root. */
  addStyles(css: string): void
  /**
   * Draws a screen. Under the same `name` elements that stay are kept, with the focus, the caret and a half-written text. Under
   * another `name` it is a new screen: its heading takes the focus.
   */
  draw(drawing: Drawing): void
  /** Puts the host into the page and opens the dialog: modal, or within `place`. Throws when the dialog cannot be seen. */
  open(place?: Element): void
  /** Closes the dialog, takes the host out of the page, and gives focus and scroll back. */
  close(): void
}

export interface DialogSettings {
  /** For the `<style>` of engines without constructable sheets. */
  nonce?: string
  /** Selectors of what opens the dialog: one of them gets the focus when the element that had it is gone. */
  triggers?: string
}

/** Style sheets by their text: each is parsed once for a page, however often the dialog opens. */
const sheets: Record<string, CSSStyleSheet | undefined> = {}

/**
 * A native dialog in the open shadow root of `host`. The host of a modal dialog stands on `<html>`, where transforms of the body
 * and a change of the body do not reach it. `onClose` is called for Escape, a click beside the dialog, the browser's own close
 * request, and when the page takes the host out.
 */
export function createDialog(host: HTMLElement, { nonce, triggers }: DialogSettings, onClose: () => void): Dialog {
  const root = host.attachShadow({ mode: 'open' })
  /** Styles as text, for engines without constructable sheets. */
  const inlineStyles: string[] = []
  const element = () => root.querySelector('dialog') as HTMLDialogElement
  const watch = new MutationObserver(() => host.isConnected || onClose())
  let drawn: string | undefined
  let release: (() => void) | undefined
  const dialog: Dialog = {
    root,
    addStyles(css) {
      const sheet = sheetOf(css)
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
      const page = native(document, 'documentElement')
      release = holdPage(root, !place, triggers)
      callNative(place ?? page, 'append', host)
      const shown = element()
      shown.addEventListener('close', onClose)
      shown[place ? 'show' : 'showModal']()
      // A `display: none` forced on the host by the page would leave the page inert behind a dialog that nobody sees.
      if (!shown.getBoundingClientRect().height) throw new Error('the dialog has no size')
      if (!place) closeBeside(shown, onClose)
      watch.observe(page, { childList: true, subtree: !!place })
    },
    close() {
      watch.disconnect()
      const shown = element()
      shown?.removeEventListener('close', onClose)
      // A dialog that was moved or removed keeps its `open` attribute without being modal; close() puts both right.
      shown?.close()
      host.remove()
      release?.()
      release = undefined
    },
  }
  dialog.addStyles(styles)
  return dialog
}

function sheetOf(css: string): CSSStyleSheet | undefined {
  sheets[css] ??= styleSheet(css)
  return sheets[css]
}
