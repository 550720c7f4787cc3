import { native } from '../../base/native'

/** Stops the page from scrolling behind the dialog, without moving it. Gives back a function that undoes exactly that. */
export function lockScroll(): () => void {
  const page = native(document, 'documentElement')
  const { overflow, scrollbarGutter } = getComputedStyle(page)
  // Where the root element has no overflow of its own, the window scrolls as the body says. If we set one on the root, the body
  // would become a scroll container of its own, and jump.
  const isBody = overflow === 'visible' && overflowOf(native(document, 'body')) !== 'visible'
  // A style sheet can be taken back; an inline style cannot be restored exactly once it was changed.
  const sheet = styleSheet(`${isBody ? 'body' : 'html'} { overflow: hidden !important }`)
  // Where the scrollbar goes away without a gutter, a centered page moves by half its width (ariakit#6634).
  if (innerWidth > page.clientWidth && scrollbarGutter === 'auto') {
    sheet?.insertRule('html { scrollbar-gutter: stable !important }')
  }
  if (!sheet) return () => {}
  wear((sheets) => [...sheets, sheet])
  return () => wear((sheets) => sheets.filter((one) => one !== sheet))
}

function overflowOf(element: Element | null): string {
  return element ? getComputedStyle(element).overflow : 'visible'
}

/** Changes the page's own list of style sheets. An image named `adoptedStyleSheets` would stand before the document's property. */
function wear(change: (sheets: CSSStyleSheet[]) => CSSStyleSheet[]): void {
  const name = 'adoptedStyleSheets'
  Reflect.set(Object.getPrototypeOf(document), name, change([...native(document, name)]), document)
}

/** A style sheet of this text; undefined in browsers without constructable style sheets, where the page keeps scrolling. */
export function styleSheet(css: string): CSSStyleSheet | undefined {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return sheet
  } catch {
    return undefined
  }
}
