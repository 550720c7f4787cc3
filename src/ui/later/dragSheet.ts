/** How many pixels a drag has to go for the sheet to close. */
const farEnough = 80
/** How many pixels a press may move and still be a press. */
const still = 8

/** Lets the customer drag the sheet down by its handle: far enough, `close` is called; else the sheet goes back up. */
export function dragSheet(root: ShadowRoot, close: () => void): void {
  root.addEventListener('pointerdown', (event) => {
    const { target, clientY: start, pointerId } = event as PointerEvent
    const handle = (target as Element).closest<HTMLElement>('.handle')
    const sheet = handle?.closest('dialog')
    if (!handle || !sheet) return
    const ending = new AbortController()
    const { signal } = ending
    handle.setPointerCapture(pointerId)
    const move = ({ clientY }: PointerEvent) => {
      Object.assign(sheet.style, { transition: 'none', translate: `0 ${Math.max(0, clientY - start)}px` })
    }
    const drop = ({ clientY, type }: PointerEvent) => {
      ending.abort()
      Object.assign(sheet.style, { transition: '', translate: '' })
      if (clientY - start > still) ignoreClick(handle)
      if (clientY - start > farEnough && type === 'pointerup') close()
    }
    handle.addEventListener('pointermove', move, { signal })
    for (const type of ['pointerup', 'pointercancel'] as const) handle.addEventListener(type, drop, { signal })
  })
}

/** Ignores the click that a browser makes of a drag, which begins and ends on the handle. It comes in the same task. */
function ignoreClick(handle: Element): void {
  const ignoring = new AbortController()
  handle.addEventListener('click', (event) => event.stopImmediatePropagation(), {
    capture: true,
    signal: ignoring.signal,
  })
  setTimeout(() => ignoring.abort())
}
