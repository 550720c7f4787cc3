import { native } from '../../base/native'

/** Stops the page from scrolling behind the dialog without moving it. Gives back the way to undo exactly that. */
export function lockScroll(): () => void {
  const page = native(document, 'documentElement')
  const { overflow, scrollbarGutter } = getComputedStyle(page)
  // Where the root has no overflow of its own, the window takes the body's: with one on the root, such a body would become
  // a scroller by itself, and jump.
  const isBody = overflow === 'visible' && overflowOf(native(document, 'body')) !== 'visible'
  // A sheet, because an inline style cannot be put back to the letter once it was written to.
  const sheet = styleSheet(`${isBody ? 'body' : 'html'} { overflow: hidden !important }`)
  // Without the gutter a centered page moves by half a scrollbar (ariakit#6634); a page's own gutter is left alone.
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

/** Changes the page's sheets, under an image of their name, too. */
function wear(change: (sheets: CSSStyleSheet[]) => CSSStyleSheet[]): void {
  const name = 'adoptedStyleSheets'
  Reflect.set(Object.getPrototypeOf(document), name, change([...native(document, name)]), document)
}

/** Undefined in engines without constructable sheets: there the page scrolls. */
export function styleSheet(css: string): CSSStyleSheet | undefined {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return sheet
  } catch {
    return undefined
  }
}
