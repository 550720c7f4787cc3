/** Stops the page from scrolling behind the dialog without moving it. Gives back the way to undo exactly that. */
export function lockScroll(): () => void {
  const page = document.documentElement
  const { style } = page
  const { overflow, scrollbarGutter } = style
  // Without the gutter a centered page moves by half a scrollbar (ariakit#6634); a page's own gutter is left alone.
  if (innerWidth > page.clientWidth) style.scrollbarGutter ||= 'stable'
  style.overflow = 'hidden'
  return () => {
    style.overflow = overflow
    style.scrollbarGutter = scrollbarGutter
    if (!style.length) page.removeAttribute('style')
  }
}
