import { type ComponentChildren, Fragment, render } from 'preact'
import { callNative, native } from '../../base/native'
import { closeBeside } from './closeBeside'
import { holdPage } from './holdPage'
import { styleSheet } from './lockScroll'
import styles from './styles.css?inline'
import type { ThemeStyle } from './theme'

/** How the dialog looks; the same for all screens of a flow. */
export interface DialogLook {
  lang?: string
  dir?: 'ltr' | 'rtl'
  style: ThemeStyle
  layout?: string | undefined
}

/** What to draw in the dialog. */
export interface Drawing {
  /** Names the screen. Drawn under another name, it is a new screen, and its heading takes the focus. */
  name: string
  /** The `data-step` of the dialog, for the page's tests and styles. */
  step: string
  look: DialogLook
  screen: ComponentChildren
}

/** A dialog in the page; it knows nothing of flows. */
export interface Dialog {
  /** The shadow root that holds it. */
  root: ShadowRoot
  /** Adds styles that hold inside the shadow root only. */
  addStyles(css: string): void
  /**
   * Draws a screen. One of the same `name` keeps its elements, and with them the focus, the caret and a half-written text. A new
   * one gives the focus to its heading.
   */
  draw(drawing: Drawing): void
  /**
   * Puts the host into the page and opens the dialog: modal, or inside `place` as a part of the page. Throws where it has no
   * size.
   */
  open(place?: Element): void
  /** Closes the dialog, takes the host out of the page, and gives the focus and the scrolling back. */
  close(): void
}

/** What the dialog needs of the page's settings. */
export interface DialogSettings {
  /** CSP nonce for `<style>`. */
  nonce?: string | undefined
  /** CSS selectors of what opens the dialog: such an element gets the focus when the one that had it is gone. */
  triggers?: string | undefined
}

/** Style sheets by their text: each is parsed once, however often the dialog opens. */
const sheets: Record<string, CSSStyleSheet | undefined> = {}

/**
 * Makes a native dialog in an open shadow root of `host`. When modal, the host becomes a child of `<html>`: a page may replace
 * its body or transform it. `onClose` is called on Escape, a click beside the dialog, a close request of the browser, and when
 * the page removes us.
 */
export function createDialog(host: HTMLElement, settings: DialogSettings, onClose: () => void): Dialog {
  const root = host.attachShadow({ mode: 'open' })
  /** Styles for browsers without constructable style sheets. */
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
          {inlineStyles.map((css) => inlineStyle(css, settings.nonce))}
          <dialog key="dialog" part="dialog" aria-labelledby="title" data-step={step} data-layout={layout} {...look}>
            <Fragment key={name}>{screen}</Fragment>
          </dialog>
        </>,
        root,
      )
      if (name !== drawn) startAtHeading(element())
      drawn = name
    },
    open(place) {
      const page = native(document, 'documentElement')
      release = holdPage(root, !place, settings.triggers)
      callNative(place ?? page, 'append', host)
      const shown = element()
      shown.addEventListener('close', onClose)
      shown[place ? 'show' : 'showModal']()
      startAtHeading(shown)
      // A page's style may hide our element. A modal dialog that nobody sees would make the whole page unusable.
      if (!shown.getBoundingClientRect().height) throw new Error('the dialog has no size')
      if (!place) closeBeside(shown, onClose)
      watch.observe(page, { childList: true, subtree: !!place })
    },
    close() {
      watch.disconnect()
      const shown = element()
      shown?.removeEventListener('close', onClose)
      try {
        // A dialog that was moved or removed still has `open` but is no longer modal; close() ends both states.
        shown?.close()
      } finally {
        host.remove()
        release?.()
        release = undefined
      }
    },
  }
  dialog.addStyles(styles)
  return dialog
}

function inlineStyle(css: string, nonce: string | undefined) {
  return (
    <style key={css} nonce={nonce}>
      {css}
    </style>
  )
}

/**
 * Where a customer starts to read a screen. Called again after the dialog is shown, because the browser then picks what has the
 * focus, and Firefox picks Close, which a second Enter would press.
 */
function startAtHeading(dialog: HTMLDialogElement): void {
  dialog.querySelector('h2')?.focus()
  dialog.scrollTop = 0
}

function sheetOf(css: string): CSSStyleSheet | undefined {
  sheets[css] ??= styleSheet(css)
  return sheets[css]
}
