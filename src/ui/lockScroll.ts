/** Stops the page from scrolling behind the dialog without moving it. Gives back the way to undo exactly that. */
export function lockScroll(): () => void {
  const page = document.documentElement
  // A sheet, because an inline style cannot be put back to the letter once it was written to.
  const sheet = styleSheet('html { overflow: hidden !important }')
  // Without the gutter a centered page moves by half a scrollbar (ariakit#6634); a page's own gutter is left alone.
  if (innerWidth > page.clientWidth && getComputedStyle(page).scrollbarGutter === 'auto') {
    sheet?.insertRule('html { scrollbar-gutter: stable !important }')
  }
  if (!sheet) return () => {}
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
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
