/** Stops the page from scrolling behind the dialog without moving it. Gives back the way to undo exactly that. */
export function lockScroll(): () => void {
  const { style } = document.documentElement
  const { overflow, scrollbarGutter } = style
  const hasScrollbar = innerWidth > document.documentElement.clientWidth
  style.overflow = 'hidden'
  // Without the gutter a centred page moves by half a scrollbar (ariakit#6634); a page's own gutter is left alone.
  if (hasScrollbar && !scrollbarGutter) style.scrollbarGutter = 'stable'
  return () => {
    style.overflow = overflow
    style.scrollbarGutter = scrollbarGutter
    if (!style.length) document.documentElement.removeAttribute('style')
  }
}
